/** Transcripts over HTTP. */
@NullMarked
package dev.ringway.transcript.web;

import org.jspecify.annotations.NullMarked;
