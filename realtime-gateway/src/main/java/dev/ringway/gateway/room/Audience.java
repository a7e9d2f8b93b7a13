package dev.ringway.gateway.room;

import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.PhoneMask;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What of a call someone may see; whatever is sent is encoded once for each of these. */
enum Audience {
    NUMBERS_SHOWN {
        @Override
        String shown(String call) {
            return call;
        }
    },
    NUMBERS_MASKED {
        @Override
        String shown(String call) {
            if (!(JSON.readTree(call) instanceof ObjectNode fields)) {
                throw new IllegalArgumentException("a call is an object");
            }
            for (String field : NUMBERS) {
                JsonNode number = fields.get(field);
                if (number != null && number.isString()) {
                    fields.put(field, PhoneMask.mask(number.stringValue()));
                }
            }
            return JSON.writeValueAsString(fields);
        }
    };

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> NUMBERS = List.of("from", "to");

    static Audience of(Caller caller) {
        return caller.maySeeNumbers() ? NUMBERS_SHOWN : NUMBERS_MASKED;
    }

    /** @param call a JSON object with the numbers in full */
    abstract String shown(String call);
}
