package dev.ringway.starter.test.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ringway.starter.test.OwnedCollection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonJavaScript;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * What every collection of the data model promises, checked by what MongoDB takes and refuses. A subclass
 * lies with the owning service and writes down the data model in its own words, not read from the service's files.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CollectionContract {

    // No field of any collection has this type, so that it is wrong wherever a type is declared.
    private static final BsonValue WRONG_TYPE = new BsonJavaScript("0");

    private final OwnedCollection owned;
    private final StoredCollection stored;

    protected CollectionContract(String name) {
        owned = OwnedCollection.fromFile(name);
        stored = new StoredCollection(owned.documents());
    }

    /** A valid document that has every field of the data model. */
    protected abstract BsonDocument whole();

    /** The fields that every document has. */
    protected abstract Set<String> required();

    /** The paths of objects in {@link #whole()} that may hold anything; none unless said otherwise. */
    protected Set<String> free() {
        return Set.of();
    }

    /** Each index but {@code _id} as JSON: its key and options, without a name. */
    protected abstract List<String> indexes();

    /** A wrong value on each line, {@code path => extended JSON}; without a value, the field is taken away. */
    protected abstract String refused();

    protected final StoredCollection stored() {
        return stored;
    }

    @BeforeEach
    final void empty() {
        stored.empty();
    }

    @AfterAll
    final void drop() {
        owned.close();
    }

    @Test
    void hasExactlyTheIndexesOfTheDataModel() {
        assertThat(stored.indexes())
                .containsExactlyInAnyOrderElementsOf(
                        indexes().stream().map(StoredCollection::index).toList());
    }

    @Test
    void takesADocumentWithEveryField() {
        stored.insert(whole());
        assertThat(stored.find(new BsonDocument())).containsExactly(whole());
    }

    @Test
    void takesADocumentWithTheRequiredFieldsOnly() {
        BsonDocument minimal = whole();
        minimal.keySet().retainAll(required());
        stored.insert(minimal);
        assertThat(stored.find(new BsonDocument())).containsExactly(minimal);
    }

    @TestFactory
    Stream<DynamicTest> refusesADocumentWithoutARequiredField() {
        return required().stream()
                .filter(field -> !field.equals("_id"))
                .map(field -> refuses("without " + field, Variant.without(whole(), field)));
    }

    @TestFactory
    Stream<DynamicTest> refusesAWrongTypeInEveryField() {
        return Variant.paths(whole()).keySet().stream()
                .filter(path -> free().stream().noneMatch(open -> path.startsWith(open + ".")))
                .map(path -> refuses(path, Variant.with(whole(), path, WRONG_TYPE)));
    }

    @TestFactory
    Stream<DynamicTest> refusesAnUnknownFieldInEveryObject() {
        Stream<String> closed = Variant.paths(whole()).entrySet().stream()
                .filter(field -> field.getValue().isDocument())
                .map(field -> field.getKey())
                .filter(path -> free().stream().noneMatch(open -> (path + ".").startsWith(open + ".")))
                .map(path -> path + ".");
        return Stream.concat(Stream.of(""), closed)
                .map(place -> place + "unheardOf")
                .map(path -> refuses(path, Variant.with(whole(), path, WRONG_TYPE)));
    }

    @TestFactory
    Stream<DynamicTest> takesAnyFieldInAFreeObject() {
        return free().stream()
                .map(open -> dynamicTest(open, () -> {
                    stored.empty();
                    stored.insert(Variant.with(whole(), open + ".unheardOf", WRONG_TYPE));
                }));
    }

    @TestFactory
    Stream<DynamicTest> refusesWrongValues() {
        return refused().lines().map(line -> {
            String path = line.substring(0, line.indexOf("=>")).strip();
            String json = line.substring(line.indexOf("=>") + 2).strip();
            return refuses(line, json.isEmpty() ? Variant.without(whole(), path) : Variant.with(whole(), path, json));
        });
    }

    private DynamicTest refuses(String what, BsonDocument document) {
        return dynamicTest(
                what,
                () -> assertThat(stored.refusesAsInvalid(document))
                        .as("refused by the validator")
                        .isTrue());
    }
}
