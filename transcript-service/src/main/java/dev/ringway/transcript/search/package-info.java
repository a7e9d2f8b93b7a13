/** What is looked for in conversations, in the searcher's words, and what is found. */
@NullMarked
package dev.ringway.transcript.search;

import org.jspecify.annotations.NullMarked;
