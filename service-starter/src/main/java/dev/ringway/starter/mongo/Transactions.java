package dev.ringway.starter.mongo;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoClient;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Does several writes as one. What fails because another was faster, or because the primary changed, is done anew for up
 * to some seconds, so the work must not count on being done once. Blocks.
 */
public class Transactions {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final long FIRST_REST_MILLIS = 5;
    private static final long LONGEST_REST_MILLIS = 100;

    /** What is read is as of one moment, so that of two that count the same one begins anew; and what is done stays done. */
    private static final ClientSessionOptions OPTIONS = ClientSessionOptions.builder()
            .defaultTransactionOptions(TransactionOptions.builder()
                    .readConcern(ReadConcern.SNAPSHOT)
                    .writeConcern(WriteConcern.MAJORITY)
                    .build())
            .build();

    private static final ClientSessionOptions ONE_MOMENT =
            ClientSessionOptions.builder().snapshot(true).build();

    private final MongoClient client;

    public Transactions(MongoClient client) {
        this.client = client;
    }

    /** @param work reads and writes with this session only */
    public <T> T run(Function<ClientSession, T> work) {
        ClientSession session =
                Mono.from(client.startSession(OPTIONS)).blockOptional().orElseThrow();
        try {
            long end = System.nanoTime() + LIMIT.toNanos();
            for (long rest = FIRST_REST_MILLIS; ; rest = Math.min(2 * rest, LONGEST_REST_MILLIS)) {
                try {
                    return once(session, work, end);
                } catch (MongoException failure) {
                    if (!failure.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL)
                            || System.nanoTime() > end) {
                        throw failure;
                    }
                    rest(rest, failure);
                }
            }
        } finally {
            session.close();
        }
    }

    /**
     * Reads as of one moment and outside of any transaction, whose time would not do: for as long as the database keeps that
     * moment (minSnapshotHistoryWindowInSeconds, 5 minutes unless set otherwise).
     *
     * @param reads finds and aggregates with this session only
     */
    public <T> T asOfOneMoment(Function<ClientSession, T> reads) {
        ClientSession session =
                Mono.from(client.startSession(ONE_MOMENT)).blockOptional().orElseThrow();
        try {
            return reads.apply(session);
        } finally {
            session.close();
        }
    }

    /** Of chance length: who asks again at once only holds up the one that was faster, with others that do the same. */
    private static void rest(long mostMillis, MongoException failure) {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(1, mostMillis + 1));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    private static <T> T once(ClientSession session, Function<ClientSession, T> work, long end) {
        session.startTransaction();
        try {
            T result = work.apply(session);
            commit(session, end);
            return result;
        } catch (RuntimeException failure) {
            abort(session, failure);
            throw failure;
        }
    }

    /** A commit may be repeated: whether it was done already, the server knows. */
    private static void commit(ClientSession session, long end) {
        while (true) {
            try {
                Mono.from(session.commitTransaction()).block();
                return;
            } catch (MongoException failure) {
                if (!failure.hasErrorLabel(MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL)
                        || System.nanoTime() > end) {
                    throw failure;
                }
            }
        }
    }

    private static void abort(ClientSession session, RuntimeException failure) {
        if (session.hasActiveTransaction()) {
            try {
                Mono.from(session.abortTransaction()).block();
            } catch (MongoException alsoFailed) {
                failure.addSuppressed(alsoFailed); // the server aborts it by itself
            }
        }
    }
}
