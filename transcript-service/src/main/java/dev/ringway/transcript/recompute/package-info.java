/** Conversations that were analysed are analysed again. */
@NullMarked
package dev.ringway.transcript.recompute;

import org.jspecify.annotations.NullMarked;
