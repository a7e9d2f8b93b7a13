package dev.ringway.starter.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringway.starter.problems.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class SignedLinksTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:45:00Z");
    private static final String PURPOSE = "ringway media links v1";
    private static final Duration AGE = Duration.ofMinutes(15);

    private final SignedLinks links = links("a token", PURPOSE, NOW);
    private final SignedLink link = links.create("RE1", "mp3");

    @Test
    void aLinkIsGoodUntilItEnds() {
        assertThatCode(() ->
                        links("a token", PURPOSE, NOW.plus(AGE).minusSeconds(1)).check(link, "RE1", "mp3"))
                .doesNotThrowAnyException();
        assertEnded(links("a token", PURPOSE, NOW.plus(AGE)), link, "RE1", "mp3");
    }

    @Test
    void itLeadsToNothingElse() {
        assertEnded(links, link, "RE2", "mp3");
        assertEnded(links, link, "RE1", "wav");
        assertEnded(links, link, "RE1");
    }

    @Test
    void itCannotBeChanged() {
        assertEnded(links, new SignedLink(link.expires() + 1, link.signature()), "RE1", "mp3");
        assertEnded(links, new SignedLink(link.expires(), link.signature() + "A"), "RE1", "mp3");
        assertEnded(links, new SignedLink(link.expires(), ""), "RE1", "mp3");
        assertEnded(links, new SignedLink(link.expires(), "ü€"), "RE1", "mp3");
    }

    @Test
    void anotherSecretOrPurposeMakesOthers() {
        assertEnded(links("another token", PURPOSE, NOW), link, "RE1", "mp3");
        assertEnded(links("a token", "ringway audio links v1", NOW), link, "RE1", "mp3");
    }

    /** Instances of the version before and after an update serve the same player. The value is that of OpenSSL. */
    @Test
    void theSignatureIsTheSameInEveryVersion() {
        assertThat(link).isEqualTo(new SignedLink(1_795_255_200L, "8dO6TCnniNB2tkdCRNJMiDvWFz5dDOspOit4kqrYmCs"));
    }

    @Test
    void theLinkStandsBehindTheAddressAndItsQuery() {
        assertThat(new SignedLink(1_795_255_200L, "s_-").to("/a/signed?format=mp3"))
                .isEqualTo(new MediaLink(
                        "/a/signed?format=mp3&expires=1795255200&signature=s_-",
                        Instant.ofEpochSecond(1_795_255_200L)));
        assertThat(new SignedLink(1_795_255_200L, "s_-").to("/a/signed").url())
                .isEqualTo("/a/signed?expires=1795255200&signature=s_-");
    }

    private static void assertEnded(SignedLinks links, SignedLink link, String... subject) {
        assertThatThrownBy(() -> links.check(link, subject)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.status()).isEqualTo(HttpStatus.FORBIDDEN);
            assertThat(problem.code()).isEqualTo("media-link-ended");
        });
    }

    private static SignedLinks links(String secret, String purpose, Instant now) {
        return new SignedLinks(secret, purpose, AGE, Clock.fixed(now, ZoneOffset.UTC));
    }
}
