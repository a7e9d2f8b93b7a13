/** The search entries of transcripts, and how MongoDB's text index finds them. */
@NullMarked
package dev.ringway.transcript.store.search;

import org.jspecify.annotations.NullMarked;
