/** The search over HTTP. */
@NullMarked
package dev.ringway.transcript.web.search;

import org.jspecify.annotations.NullMarked;
