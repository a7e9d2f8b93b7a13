package dev.ringway.starter.outbox;

import java.util.List;

/**
 * What was at hand in the change stream, perhaps nothing.
 *
 * @param position after the changes
 * @param invalidated the stream has ended for good: the collection was dropped or renamed
 */
record ChangeBatch(List<Change> changes, Position.InStream position, boolean invalidated) {}
