package dev.ringway.transcript.store.agents;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoClient;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Does several writes as one. What fails because another was faster, or because the primary changed, is done anew some
 * times, so the work must not count on being done once. Blocks.
 */
@Component("agentTransactions")
public class Transactions {

    private static final int MOST_TRIES = 20;
    private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(100);

    private static final ClientSessionOptions OPTIONS = ClientSessionOptions.builder()
            .defaultTransactionOptions(TransactionOptions.builder()
                    .readConcern(ReadConcern.SNAPSHOT)
                    .writeConcern(WriteConcern.MAJORITY)
                    .build())
            .build();

    private final MongoClient client;

    public Transactions(MongoClient client) {
        this.client = client;
    }

    /** @param work reads and writes with this session only */
    public <T> T run(Function<ClientSession, T> work) {
        try (ClientSession session =
                Mono.from(client.startSession(OPTIONS)).blockOptional().orElseThrow()) {
            for (int left = MOST_TRIES; ; left--) {
                try {
                    session.startTransaction();
                    T result = work.apply(session);
                    commit(session);
                    return result;
                } catch (MongoException failure) {
                    abort(session, failure);
                    if (!failure.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL) || left == 1) {
                        throw failure;
                    }
                    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1, LONGEST_REST));
                }
            }
        }
    }

    /** A commit may be repeated: whether it was done already, the server knows. */
    private static void commit(ClientSession session) {
        for (int left = MOST_TRIES; ; left--) {
            try {
                Mono.from(session.commitTransaction()).block();
                return;
            } catch (MongoException failure) {
                if (!failure.hasErrorLabel(MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL) || left == 1) {
                    throw failure;
                }
            }
        }
    }

    private static void abort(ClientSession session, MongoException failure) {
        if (session.hasActiveTransaction()) {
            try {
                Mono.from(session.abortTransaction()).block();
            } catch (MongoException alsoFailed) {
                failure.addSuppressed(alsoFailed); // the server aborts it by itself
            }
        }
    }
}
