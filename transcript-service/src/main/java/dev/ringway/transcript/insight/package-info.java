/** What many conversations together amount to. */
@NullMarked
package dev.ringway.transcript.insight;

import org.jspecify.annotations.NullMarked;
