package dev.ringway.transcript.analysis.standard;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import dev.ringway.transcript.analysis.entities.EntityFinder;
import dev.ringway.transcript.analysis.entities.Mention;
import dev.ringway.transcript.analysis.language.SpokenLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Telephone numbers that libphonenumber holds for possible where the language is spoken, and international ones anywhere. Digits
 * in one piece that are called something else (an order, an account) are none.
 */
public final class PhoneNumbers implements EntityFinder {

    private static final Map<String, List<String>> REGIONS = Map.of(
            "en",
            List.of("US", "GB"),
            "de",
            List.of("DE"),
            "es",
            List.of("ES"),
            "fr",
            List.of("FR"),
            "pt",
            List.of("PT", "BR"),
            "it",
            List.of("IT"),
            "nl",
            List.of("NL"));

    /** Of a number with country code alone. */
    private static final String NOWHERE = "ZZ";

    /** How many places that look like a number are tried in a turn. */
    private static final long TRIES = 1_000;

    private static final int CONTEXT = 30;
    private static final Pattern SOMETHING_ELSE = Pattern.compile(
            "(?iu)(order|account|invoice|policy|customer|reference|tracking|ticket|case|serial|member|booking|card|iban"
                    + "|pedido|cuenta|factura|póliza|referencia|bestell|konto|rechnung|kunden|vertrag|commande|compte|facture|fatura|conta)"
                    + "[^.!?]*$");

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final boolean anyNumber;

    public PhoneNumbers() {
        this(false);
    }

    /** @param anyNumber also what is called something else: for whom one too many is better than one too few */
    public PhoneNumbers(boolean anyNumber) {
        this.anyNumber = anyNumber;
    }

    @Override
    public List<Mention> find(String text, Optional<SpokenLanguage> language) {
        List<Mention> found = new ArrayList<>();
        for (String region : regions(language)) {
            for (PhoneNumberMatch match : numbers.findNumbers(text, region, Leniency.VALID, TRIES)) {
                if (anyNumber || !isSomethingElse(text, match)) {
                    found.add(new Mention("phone-number", match.start(), match.end()));
                }
            }
        }
        return found;
    }

    private static List<String> regions(Optional<SpokenLanguage> language) {
        return language.flatMap(SpokenLanguage::region)
                .map(List::of)
                .or(() -> language.map(SpokenLanguage::code).map(REGIONS::get))
                .orElse(List.of(NOWHERE));
    }

    private static boolean isSomethingElse(String text, PhoneNumberMatch match) {
        boolean onePiece = match.rawString().chars().allMatch(Character::isDigit);
        return onePiece
                && SOMETHING_ELSE
                        .matcher(text.substring(Math.max(0, match.start() - CONTEXT), match.start()))
                        .find();
    }
}
