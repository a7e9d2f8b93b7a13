/** Conversations that nobody reported of, and how far they have been looked for. */
@NullMarked
package dev.ringway.transcript.missed;

import org.jspecify.annotations.NullMarked;
