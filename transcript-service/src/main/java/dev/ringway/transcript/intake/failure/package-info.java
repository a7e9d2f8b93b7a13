/** What one conversation fails of holds up no other. */
@NullMarked
package dev.ringway.transcript.intake.failure;

import org.jspecify.annotations.NullMarked;
