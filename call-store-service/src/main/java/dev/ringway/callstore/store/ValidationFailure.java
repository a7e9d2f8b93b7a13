package dev.ringway.callstore.store;

import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Names the fields that a validator refused. Never their values: phone numbers may be among them. */
final class ValidationFailure {

    private ValidationFailure() {}

    /** @param details the server's {@code errInfo} */
    static String reason(BsonDocument details) {
        Set<String> fields = new TreeSet<>();
        collect(details, fields);
        return "the validator refuses it" + (fields.isEmpty() ? "" : " for " + String.join(", ", fields));
    }

    private static void collect(BsonValue value, Set<String> fields) {
        if (value.isArray()) {
            value.asArray().forEach(inner -> collect(inner, fields));
        } else if (value.isDocument()) {
            value.asDocument().forEach((name, inner) -> {
                switch (name) {
                    case "propertyName" -> fields.add(inner.asString().getValue());
                    case "additionalProperties", "missingProperties" -> collectNames(inner, fields);
                    default -> {}
                }
                collect(inner, fields);
            });
        }
    }

    private static void collectNames(BsonValue names, Set<String> fields) {
        if (names.isArray()) {
            names.asArray().stream()
                    .filter(BsonValue::isString)
                    .forEach(name -> fields.add(name.asString().getValue()));
        }
    }
}
