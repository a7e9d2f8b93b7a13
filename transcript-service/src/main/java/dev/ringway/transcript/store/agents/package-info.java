/** Agents in MongoDB: read, written, found, and published through their change stream. */
@NullMarked
package dev.ringway.transcript.store.agents;

import org.jspecify.annotations.NullMarked;
