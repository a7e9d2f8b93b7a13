/** What conversations amount to, over HTTP. */
@NullMarked
package dev.ringway.transcript.web.analysis;

import org.jspecify.annotations.NullMarked;
