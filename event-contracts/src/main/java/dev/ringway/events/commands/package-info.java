/** What other services ask of one that owns what they may not write themselves. */
@NullMarked
package dev.ringway.events.commands;

import org.jspecify.annotations.NullMarked;
