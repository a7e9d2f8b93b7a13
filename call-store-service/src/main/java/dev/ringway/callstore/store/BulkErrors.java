package dev.ringway.callstore.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells apart why single writes of an unordered bulk failed. */
final class BulkErrors {

    private static final int DUPLICATE_KEY = 11_000;
    private static final int FAILED_VALIDATION = 121;

    private BulkErrors() {}

    /**
     * The writes that the validator refused: their place in the bulk and the reason.
     *
     * @throws MongoBulkWriteException the same, where another failure than that or a duplicate key is among them: it may
     *     pass, and the whole bulk bears repetition
     */
    static Map<Integer, String> refused(MongoBulkWriteException failure) {
        if (failure.getWriteConcernError() != null) {
            throw failure;
        }
        Map<Integer, String> refused = new LinkedHashMap<>();
        for (BulkWriteError error : failure.getWriteErrors()) {
            switch (error.getCode()) {
                case DUPLICATE_KEY -> {}
                case FAILED_VALIDATION -> refused.put(error.getIndex(), ValidationFailure.reason(error.getDetails()));
                default -> throw failure;
            }
        }
        return refused;
    }

    /** The inserts whose {@code _id} was there: their places in the bulk. */
    static List<Integer> duplicates(MongoBulkWriteException failure) {
        return failure.getWriteErrors().stream()
                .filter(error -> error.getCode() == DUPLICATE_KEY)
                .map(BulkWriteError::getIndex)
                .toList();
    }
}
