package dev.ringway.starter.mongo;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** What MongoDB hands out, in types that say the same in JSON. */
public final class PlainValues {

    private PlainValues() {}

    /** Its values may be null: providers send such fields. */
    public static Map<String, Object> of(Map<?, ?> document) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        document.forEach((name, value) -> plain.put(String.valueOf(name), of(value)));
        return Collections.unmodifiableMap(plain);
    }

    private static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> of(map);
            case List<?> list -> {
                List<@Nullable Object> plain = new ArrayList<>(list.size());
                list.forEach(item -> plain.add(of(item)));
                yield Collections.unmodifiableList(plain);
            }
            case Date time -> time.toInstant();
            case Decimal128 number -> number.isFinite() ? number.bigDecimalValue() : number.toString();
            case ObjectId id -> id.toHexString();
            case Binary bytes -> Base64.getEncoder().encodeToString(bytes.getData());
            default -> value;
        };
    }
}
