/** One conversation as a text that other programs and people read. */
@NullMarked
package dev.ringway.transcript.export;

import org.jspecify.annotations.NullMarked;
