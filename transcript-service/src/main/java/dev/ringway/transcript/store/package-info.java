/** Where transcripts lie. */
@NullMarked
package dev.ringway.transcript.store;

import org.jspecify.annotations.NullMarked;
