/** How the person at the other end feels, by the words that they use. */
@NullMarked
package dev.ringway.transcript.analysis.sentiment;

import org.jspecify.annotations.NullMarked;
