/** The words and terms that a conversation turns on. */
@NullMarked
package dev.ringway.transcript.analysis.keywords;

import org.jspecify.annotations.NullMarked;
