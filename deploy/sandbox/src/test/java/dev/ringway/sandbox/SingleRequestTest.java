package dev.ringway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.exception.TwilioException;
import dev.ringway.sandbox.client.LocalTwilio;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call is never asked for twice, whatever the first answer was. */
class SingleRequestTest {

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void aRefusedCreationIsNotRepeated(int status) throws IOException {
        try (var receiver = new Receiver(RunningSandbox.TOKEN)) {
            var twilio =
                    LocalTwilio.client(URI.create(receiver.origin()), RunningSandbox.ACCOUNT, RunningSandbox.TOKEN);
            receiver.answer(status);

            assertThatThrownBy(() -> RunningSandbox.call("+14155551001").create(twilio))
                    .isInstanceOf(TwilioException.class);
            assertThat(receiver.received()).hasSize(1);
        }
    }
}
