/** Checks what is stored against itself: calls against their events, recordings against calls. */
@NullMarked
package dev.ringway.callstore.consistency;

import org.jspecify.annotations.NullMarked;
