/** The sandbox itself: its settings, and the parts put together into one running stand-in. */
@NullMarked
package dev.ringway.sandbox;

import org.jspecify.annotations.NullMarked;
