package dev.ringway.starter.mongo;

import java.util.List;
import org.bson.BsonDocument;

/**
 * The shape of a collection as its file says.
 *
 * @param schemaVersion grows with every change of the file; a collection is never brought back to a lower one
 */
record CollectionDefinition(String name, int schemaVersion, BsonDocument validator, List<IndexDefinition> indexes) {}
