/** What the providers tell of conversations is taken in. */
@NullMarked
package dev.ringway.transcript.intake;

import org.jspecify.annotations.NullMarked;
