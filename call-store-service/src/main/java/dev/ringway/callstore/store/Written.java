package dev.ringway.callstore.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * What became of a number of writes, each of which stands alone; all others succeeded and are on the majority's disks.
 *
 * @param missed some documents were written by somebody else since they were read: read and fold again
 * @param refused what the collection's validator will never take, with its reason, by id
 */
public record Written(boolean missed, Map<String, String> refused) {

    /**
     * Blocks the calling thread; throws the driver's exceptions.
     *
     * @param ids of the documents, in the order of the writes
     */
    static Written by(MongoCollection<Document> collection, List<String> ids, List<WriteModel<Document>> writes) {
        try {
            BulkWriteResult result = Mono.from(collection.bulkWrite(writes, new BulkWriteOptions().ordered(false)))
                    .blockOptional()
                    .orElseThrow();
            return new Written(count(result) < writes.size(), Map.of());
        } catch (MongoBulkWriteException someFailed) {
            Map<String, String> refused = new HashMap<>();
            BulkErrors.refused(someFailed).forEach((index, reason) -> refused.put(ids.get(index), reason));
            return new Written(count(someFailed.getWriteResult()) < writes.size() - refused.size(), refused);
        }
    }

    private static int count(BulkWriteResult result) {
        return result.getInsertedCount() + result.getMatchedCount();
    }
}
