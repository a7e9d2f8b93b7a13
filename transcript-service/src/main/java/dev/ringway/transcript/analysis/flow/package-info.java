/** Who spoke for how long, and how quickly the agent answered. */
@NullMarked
package dev.ringway.transcript.analysis.flow;

import org.jspecify.annotations.NullMarked;
