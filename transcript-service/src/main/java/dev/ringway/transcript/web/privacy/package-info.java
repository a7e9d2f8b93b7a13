/** Deleting and redacting conversations by REST. */
@NullMarked
package dev.ringway.transcript.web.privacy;

import org.jspecify.annotations.NullMarked;
