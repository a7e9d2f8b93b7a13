package dev.ringway.starter.mongo;

import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonString;
import org.bson.BsonValue;

/** An index in the words of {@code createIndexes}: name, key and options. */
record IndexDefinition(BsonDocument specification) {

    private static final Set<String> SET_BY_THE_SERVER =
            Set.of("v", "ns", "background", "textIndexVersion", "2dsphereIndexVersion");
    private static final BsonDocument DEFAULTS = BsonDocument.parse(
            "{unique: false, sparse: false, hidden: false, default_language: 'english', language_override: 'language'}");
    private static final BsonDocument COLLATION_DEFAULTS = BsonDocument.parse("""
            {caseLevel: false, caseFirst: 'off', strength: 3, numericOrdering: false,
             alternate: 'non-ignorable', maxVariable: 'punct', normalization: false, backwards: false}""");

    String name() {
        return specification.getString("name").getValue();
    }

    BsonDocument key() {
        return specification.getDocument("key");
    }

    /**
     * The definition in the one form that a file's and a server's answer share: without what the server adds, numbers of
     * one type, the key's order kept, a text index told by its weights.
     */
    BsonDocument canonical() {
        BsonDocument canonical = new BsonDocument();
        specification.forEach((option, value) -> {
            if (!SET_BY_THE_SERVER.contains(option)) {
                canonical.append(option, numbersAlike(value));
            }
        });
        BsonDocument weights = canonical.getDocument("weights", new BsonDocument());
        BsonArray key = new BsonArray();
        key().forEach((field, kind) -> {
            if (kind.equals(new BsonString("text"))) {
                if (!field.equals("_fts")) {
                    weights.computeIfAbsent(field, absent -> new BsonDouble(1));
                }
            } else if (!field.equals("_ftsx")) {
                key.add(new BsonArray(List.of(new BsonString(field), numbersAlike(kind))));
            }
        });
        canonical.put("key", key);
        if (!weights.isEmpty()) {
            canonical.put("weights", weights);
        }
        without(canonical, DEFAULTS);
        if (canonical.containsKey("collation")) {
            BsonDocument collation = canonical.getDocument("collation");
            collation.remove("version");
            without(collation, (BsonDocument) numbersAlike(COLLATION_DEFAULTS));
        }
        return canonical;
    }

    private static void without(BsonDocument document, BsonDocument defaults) {
        defaults.forEach(document::remove);
    }

    private static BsonValue numbersAlike(BsonValue value) {
        if (value.isNumber()) {
            return new BsonDouble(value.asNumber().doubleValue());
        }
        if (value.isDocument()) {
            BsonDocument alike = new BsonDocument();
            value.asDocument().forEach((field, inner) -> alike.append(field, numbersAlike(inner)));
            return alike;
        }
        if (value.isArray()) {
            return new BsonArray(
                    value.asArray().stream().map(IndexDefinition::numbersAlike).toList());
        }
        return value;
    }
}
