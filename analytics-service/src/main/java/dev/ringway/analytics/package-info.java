/** Figures per hour, day, week and month, folded from what happened to calls and conversations. */
@NullMarked
package dev.ringway.analytics;

import org.jspecify.annotations.NullMarked;
