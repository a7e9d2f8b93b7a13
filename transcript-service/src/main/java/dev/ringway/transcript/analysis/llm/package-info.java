/** A language model as an analyser, over any endpoint that speaks OpenAI's chat completions. */
@NullMarked
package dev.ringway.transcript.analysis.llm;

import org.jspecify.annotations.NullMarked;
