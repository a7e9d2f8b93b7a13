package dev.ringway.gateway.room;

import dev.ringway.gateway.live.RoomKind;
import dev.ringway.starter.security.Caller;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What of a thing someone may see; whatever is sent is encoded once for each of these. */
enum Audience {
    NUMBERS_SHOWN {
        @Override
        String shown(RoomKind room, String thing) {
            return thing;
        }
    },
    NUMBERS_MASKED {
        @Override
        String shown(RoomKind room, String thing) {
            if (!(JSON.readTree(thing) instanceof ObjectNode fields)) {
                throw new IllegalArgumentException("a thing is an object");
            }
            Hidden.in(room).hide(fields);
            return JSON.writeValueAsString(fields);
        }
    };

    private static final JsonMapper JSON = JsonMapper.shared();

    static Audience of(Caller caller) {
        return caller.maySeeNumbers() ? NUMBERS_SHOWN : NUMBERS_MASKED;
    }

    /** @param thing a JSON object with the numbers in full */
    abstract String shown(RoomKind room, String thing);
}
