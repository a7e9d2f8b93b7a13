package dev.ringway.starter.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Creates the indexes of a collection that are missing. What differs is reported and left; only the age at which
 * documents expire follows its setting. Nothing is ever dropped.
 */
final class IndexBootstrap {

    private static final Logger log = LoggerFactory.getLogger(IndexBootstrap.class);
    private static final int INDEX_OPTIONS_CONFLICT = 85;
    private static final int INDEX_KEY_SPECS_CONFLICT = 86;
    private static final String EXPIRY = "expireAfterSeconds";

    private final MongoDatabase database;

    IndexBootstrap(MongoDatabase database) {
        this.database = database;
    }

    List<Drift> apply(CollectionDefinition wanted) {
        Map<String, IndexDefinition> unexplained = existing(wanted.name());
        unexplained.remove("_id_");
        List<Drift> drifts = new ArrayList<>();
        List<IndexDefinition> missing = new ArrayList<>();
        for (IndexDefinition index : wanted.indexes()) {
            IndexDefinition found = unexplained.remove(index.name());
            if (found == null) {
                missing.add(index);
            } else {
                compare(wanted.name(), index, found, drifts);
            }
        }
        create(wanted.name(), missing, drifts);
        unexplained.keySet().forEach(name -> drifts.add(new Drift.IndexUnknown(wanted.name(), name)));
        drifts.forEach(drift -> log.warn("Collection {}: {}", drift.collection(), drift.description()));
        return drifts;
    }

    private Map<String, IndexDefinition> existing(String collection) {
        return Flux.from(database.getCollection(collection).listIndexes(BsonDocument.class))
                .map(IndexDefinition::new)
                .collectMap(IndexDefinition::name, index -> index, TreeMap::new)
                .blockOptional()
                .orElseThrow();
    }

    private void compare(String collection, IndexDefinition wanted, IndexDefinition found, List<Drift> drifts) {
        List<String> paths = Differences.between(wanted.canonical(), found.canonical());
        if (paths.equals(List.of(EXPIRY))
                && wanted.specification().containsKey(EXPIRY)
                && found.specification().containsKey(EXPIRY)) {
            BsonValue seconds = wanted.specification().get(EXPIRY);
            BsonDocument change = new BsonDocument("name", new BsonString(wanted.name())).append(EXPIRY, seconds);
            Mono.from(database.runCommand(
                            new BsonDocument("collMod", new BsonString(collection)).append("index", change)))
                    .block();
            log.info("Collection {}: documents now expire after {} s by {}", collection, seconds, wanted.name());
        } else if (!paths.isEmpty()) {
            drifts.add(new Drift.IndexDiffers(collection, wanted.name(), String.join(", ", paths)));
        }
    }

    /** All in one command, which reads the documents once; one by one where that one is refused, to tell which. */
    private void create(String collection, List<IndexDefinition> missing, List<Drift> drifts) {
        if (missing.isEmpty()) {
            return;
        }
        try {
            Mono.from(database.runCommand(new BsonDocument("createIndexes", new BsonString(collection))
                            .append(
                                    "indexes",
                                    new BsonArray(missing.stream()
                                            .map(IndexDefinition::specification)
                                            .toList()))))
                    .block();
            log.info(
                    "Collection {}: indexes {} are there",
                    collection,
                    missing.stream().map(IndexDefinition::name).toList());
        } catch (MongoCommandException refused) {
            boolean conflict = refused.getErrorCode() == INDEX_OPTIONS_CONFLICT
                    || refused.getErrorCode() == INDEX_KEY_SPECS_CONFLICT;
            if (!conflict) {
                throw refused;
            }
            if (missing.size() == 1) {
                drifts.add(new Drift.IndexDiffers(
                        collection, missing.getFirst().name(), "an existing index stands in its way"));
            } else {
                missing.forEach(one -> create(collection, List.of(one), drifts));
            }
        }
    }
}
