package dev.ringway.callstore.web;

import dev.ringway.callstore.call.CallDetails;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import dev.ringway.starter.security.PhoneMask;
import java.util.Map;

/** A call as somebody may see it. */
final class CallView {

    private CallView() {}

    static CallDetails of(CallDetails call, Caller caller) {
        return caller.maySeeNumbers() ? call : call.as(new Masked(caller));
    }

    private record Masked(Caller caller) implements CallDetails.Shown {

        @Override
        public String party(String number) {
            return PhoneMask.mask(number);
        }

        @Override
        public String text(String text) {
            return DataMask.shownTo(caller, text);
        }

        @Override
        public Map<String, Object> fields(Map<String, Object> fields) {
            return DataMask.shownTo(caller, fields);
        }
    }
}
