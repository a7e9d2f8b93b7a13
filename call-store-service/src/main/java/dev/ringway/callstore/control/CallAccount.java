package dev.ringway.callstore.control;

import dev.ringway.callstore.call.Call;
import dev.ringway.callstore.call.StoredCall;
import dev.ringway.callstore.provider.AccountAtTwilio;
import dev.ringway.callstore.provider.AccountsAtTwilio;
import dev.ringway.callstore.provider.CallsAtTwilio;
import dev.ringway.callstore.store.CallRepository;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Under which account a call is asked for: the one that its reports have named; where none has, or the call was never heard
 * of, the main one. Blocks.
 */
@Component
final class CallAccount {

    private final CallRepository calls;
    private final AccountsAtTwilio accounts;

    CallAccount(CallRepository calls, AccountsAtTwilio accounts) {
        this.calls = calls;
        this.accounts = accounts;
    }

    /** Empty where the call is of an account that is not configured. */
    Optional<CallsAtTwilio> of(String callSid) {
        Optional<String> told = Optional.ofNullable(calls.find(List.of(callSid)).get(callSid))
                .map(StoredCall::call)
                .flatMap(Call::accountSid);
        return accounts.of(told).map(AccountAtTwilio::calls);
    }
}
