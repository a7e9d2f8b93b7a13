package dev.ringway.starter.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Creates a collection and gives it the validator of its file, unless a newer version of it has been applied. */
final class ValidatorBootstrap {

    private static final Logger log = LoggerFactory.getLogger(ValidatorBootstrap.class);
    private static final int NAMESPACE_EXISTS = 48;

    private final MongoDatabase database;
    private final SchemaVersions versions;

    ValidatorBootstrap(MongoDatabase database, SchemaVersions versions) {
        this.database = database;
        this.versions = versions;
    }

    Optional<Drift> apply(CollectionDefinition wanted) {
        int applied = versions.of(wanted.name());
        if (applied > wanted.schemaVersion()) {
            log.warn(
                    "Collection {} has schema version {}, newer than ours ({}): left alone",
                    wanted.name(),
                    applied,
                    wanted.schemaVersion());
            return Optional.of(new Drift.NewerSchema(wanted.name(), applied, wanted.schemaVersion()));
        }
        boolean created = found(wanted.name()).isEmpty() && create(wanted);
        if (applied < wanted.schemaVersion()) {
            versions.raise(wanted.name(), wanted.schemaVersion());
        }
        List<String> differing =
                Differences.between(validation(wanted), found(wanted.name()).orElseGet(BsonDocument::new));
        if (created || differing.isEmpty()) {
            return Optional.empty();
        }
        Mono.from(database.runCommand(command("collMod", wanted))).block();
        if (applied < wanted.schemaVersion()) {
            log.info(
                    "Collection {} brought from schema version {} to {}; changed: {}",
                    wanted.name(),
                    applied,
                    wanted.schemaVersion(),
                    differing);
            return Optional.empty();
        }
        log.warn("Collection {}: the validator was changed by somebody at {}; put back", wanted.name(), differing);
        return Optional.of(new Drift.ValidatorChanged(wanted.name(), String.join(", ", differing)));
    }

    /** False where another instance was faster. */
    private boolean create(CollectionDefinition wanted) {
        try {
            Mono.from(database.runCommand(command("create", wanted))).block();
            log.info("Collection {} created with schema version {}", wanted.name(), wanted.schemaVersion());
            return true;
        } catch (MongoCommandException refused) {
            if (refused.getErrorCode() == NAMESPACE_EXISTS) {
                return false;
            }
            throw refused;
        }
    }

    private static BsonDocument command(String name, CollectionDefinition wanted) {
        BsonDocument command = new BsonDocument(name, new BsonString(wanted.name()));
        command.putAll(validation(wanted));
        return command;
    }

    private static BsonDocument validation(CollectionDefinition wanted) {
        return new BsonDocument("validator", wanted.validator())
                .append("validationLevel", new BsonString("strict"))
                .append("validationAction", new BsonString("error"));
    }

    /** The collection's validation as it is; empty where there is no such collection. */
    private Optional<BsonDocument> found(String collection) {
        BsonDocument list = new BsonDocument("listCollections", new BsonInt32(1))
                .append("filter", new BsonDocument("name", new BsonString(collection)));
        return Mono.from(database.runCommand(list, BsonDocument.class)).blockOptional().stream()
                .flatMap(answer -> answer.getDocument("cursor").getArray("firstBatch").stream())
                .map(found -> found.asDocument().getDocument("options", new BsonDocument()))
                .map(ValidatorBootstrap::validationOf)
                .findFirst();
    }

    private static BsonDocument validationOf(BsonDocument options) {
        BsonDocument validation = new BsonDocument();
        for (String option : List.of("validator", "validationLevel", "validationAction")) {
            if (options.containsKey(option)) {
                validation.append(option, options.get(option));
            }
        }
        return validation;
    }
}
