/** What a conversation amounts to, found by analysers that each look for one thing. */
@NullMarked
package dev.ringway.transcript.analysis;

import org.jspecify.annotations.NullMarked;
