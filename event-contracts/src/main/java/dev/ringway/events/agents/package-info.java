/** What transcript-service says of the agents. */
@NullMarked
package dev.ringway.events.agents;

import org.jspecify.annotations.NullMarked;
