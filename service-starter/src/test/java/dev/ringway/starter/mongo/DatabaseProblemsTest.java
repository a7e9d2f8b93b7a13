package dev.ringway.starter.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.ringway.starter.problems.ProblemException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

class DatabaseProblemsTest {

    private final DatabaseProblems problems = new DatabaseProblems();

    @AutoClose
    private final FreshDatabase fresh = new FreshDatabase();

    @Test
    void aWriteThatIsNotConfirmedInTimeMayHaveBeenDoneAndIsToldSo() {
        MongoCollection<Document> things = fresh.database().getCollection("things");
        Mono.from(things.insertOne(new Document("_id", 1))).block();
        WriteConcern moreThanThereAre = new WriteConcern(2).withWTimeout(1, TimeUnit.MILLISECONDS);

        Throwable failed = catchThrowable(() -> Mono.from(things.withWriteConcern(moreThanThereAre)
                        .findOneAndUpdate(Filters.eq(1), Updates.set("done", true)))
                .block());

        assertThat(failed).isInstanceOf(MongoWriteConcernException.class);
        assertThat(Mono.from(things.find(Filters.eq("done", true))).block()).isNotNull();
        ProblemException problem = problems.of(failed).orElseThrow();
        assertThat(problem.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(problem.code()).isEqualTo("unconfirmed");
        assertThat(problem).hasMessageContaining("may have been done").hasCause(failed);
    }

    @Test
    void aTransactionThatLostToAnotherMayBeTriedAgain() {
        MongoCollection<Document> things = fresh.database().getCollection("things");
        Mono.from(things.insertOne(new Document("_id", 1))).block();
        try (ClientSession first = session();
                ClientSession second = session()) {
            first.startTransaction();
            second.startTransaction();
            Mono.from(things.updateOne(first, Filters.eq(1), Updates.set("by", 1)))
                    .block();

            Throwable failed =
                    catchThrowable(() -> Mono.from(things.updateOne(second, Filters.eq(1), Updates.set("by", 2)))
                            .block());

            assertThat(failed).isInstanceOf(MongoCommandException.class);
            ProblemException problem = problems.of(failed).orElseThrow();
            assertThat(problem.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
            assertThat(problem.code()).isEqualTo("unavailable");
            assertThat(problem).hasMessageContaining("nothing was done").hasCause(failed);
        }
    }

    @Test
    void aCommitOfWhichNobodyKnowsWhetherItWasDoneIsToldSoWhateverHeldItUp() {
        for (MongoException held : List.of(
                new MongoSocketException("cut", new ServerAddress()),
                new MongoException(50, "held up"),
                new MongoTimeoutException("away"))) {
            held.addLabel(MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL);

            assertThat(problems.of(held).orElseThrow().code()).isEqualTo("unconfirmed");
        }
    }

    private ClientSession session() {
        return Mono.from(fresh.client().startSession()).blockOptional().orElseThrow();
    }

    @Test
    void aServerThatIsAwayMayBeAskedAgain() {
        try (MongoClient away =
                MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=50&connectTimeoutMS=50")) {
            Throwable failed = catchThrowable(() -> Mono.from(
                            away.getDatabase("any").getCollection("things").find())
                    .block());

            assertThat(problems.of(failed).orElseThrow().code()).isEqualTo("unavailable");
        }
    }
}
