package dev.ringway.starter.mongo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** What JSON says, in types that MongoDB takes. Numbers of more digits than it can hold become text. */
public final class StorableValues {

    private StorableValues() {}

    public static Document of(Map<?, ?> values) {
        Document document = new Document();
        values.forEach((name, value) -> document.append(String.valueOf(name), of(value)));
        return document;
    }

    private static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> of(map);
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>(list.size());
                list.forEach(item -> items.add(of(item)));
                yield items;
            }
            case BigInteger number -> number(new BigDecimal(number));
            case BigDecimal number -> number(number);
            default -> value;
        };
    }

    private static Object number(BigDecimal number) {
        try {
            return new Decimal128(number);
        } catch (NumberFormatException tooManyDigits) {
            return number.toString();
        }
    }
}
