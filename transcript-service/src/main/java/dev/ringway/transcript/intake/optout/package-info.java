/** Who asks in a conversation not to be called again. */
@NullMarked
package dev.ringway.transcript.intake.optout;

import org.jspecify.annotations.NullMarked;
