package dev.ringway.local.server;

import java.io.IOException;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** A MongoDB as a replica set of one, so that change streams and transactions work as they do on a real one. */
public final class MongoProcess extends ServerProcess {

    private static final String REPLICA_SET = "rs0";

    public MongoProcess(ServerSettings settings) {
        super("mongodb", settings);
    }

    @Override
    List<String> command() throws IOException {
        return List.of(
                MongoBinary.resolve().toString(),
                "--dbpath",
                settings().data().toAbsolutePath().toString(),
                "--port",
                Integer.toString(port()),
                "--bind_ip",
                "127.0.0.1",
                "--nounixsocket",
                "--replSet",
                REPLICA_SET,
                "--oplogSize",
                "512",
                "--wiredTigerCacheSizeGB",
                "0.25",
                "--setParameter",
                "diagnosticDataCollectionEnabled=false",
                // What a killed service has begun holds up all that write the same, until then; a minute if not said.
                "--setParameter",
                "transactionLifetimeLimitSeconds=10",
                // There is no other member to hand over to.
                "--setParameter",
                "shutdownTimeoutMillisForSignaledShutdown=100",
                "--quiet");
    }

    @Override
    boolean answers() throws IOException {
        BsonDocument hello = run(new BsonDocument("hello", new BsonInt32(1)));
        if (hello.getBoolean("isWritablePrimary", BsonBoolean.FALSE).getValue()) {
            return true;
        }
        if (!hello.containsKey("setName")) {
            initiateOrMove();
        }
        return false;
    }

    // A set without a name here was never initiated, or its data come from a start on another port.
    private void initiateOrMove() throws IOException {
        BsonDocument current = run(new BsonDocument("replSetGetConfig", new BsonInt32(1)));
        if (!current.containsKey("config")) {
            run(new BsonDocument("replSetInitiate", config(1)));
            return;
        }
        BsonDocument config = current.getDocument("config");
        String host = config.getArray("members")
                .getFirst()
                .asDocument()
                .getString("host")
                .getValue();
        if (!host.equals(host())) {
            int version = config.getInt32("version").getValue() + 1;
            run(new BsonDocument("replSetReconfig", config(version)).append("force", BsonBoolean.TRUE));
        }
    }

    private BsonDocument config(int version) {
        BsonDocument member = new BsonDocument("_id", new BsonInt32(0)).append("host", new BsonString(host()));
        return new BsonDocument("_id", new BsonString(REPLICA_SET))
                .append("version", new BsonInt32(version))
                .append("members", new BsonArray(List.of(member)));
    }

    private BsonDocument run(BsonDocument command) throws IOException {
        return MongoCommand.run(port(), command);
    }

    private String host() {
        return "localhost:" + port();
    }

    @Override
    public String address() {
        return "mongodb://" + host() + "/?replicaSet=" + REPLICA_SET;
    }

    /** The address of one database. */
    public String address(String database) {
        return "mongodb://" + host() + "/" + database + "?replicaSet=" + REPLICA_SET;
    }
}
