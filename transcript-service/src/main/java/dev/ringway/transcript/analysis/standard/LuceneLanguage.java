package dev.ringway.transcript.analysis.standard;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.ta.TamilAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/** The languages that Lucene's common analysers know with words between blanks, and stop words worth the name. */
@SuppressWarnings("ImmutableEnumChecker") // its functions are references to methods and constructors
enum LuceneLanguage {
    AR(ArabicAnalyzer::getDefaultStopSet, ArabicAnalyzer::new),
    BG(BulgarianAnalyzer::getDefaultStopSet, BulgarianAnalyzer::new),
    BN(BengaliAnalyzer::getDefaultStopSet, BengaliAnalyzer::new),
    CA(CatalanAnalyzer::getDefaultStopSet, CatalanAnalyzer::new),
    CS(CzechAnalyzer::getDefaultStopSet, CzechAnalyzer::new),
    DA(DanishAnalyzer::getDefaultStopSet, DanishAnalyzer::new),
    DE(GermanAnalyzer::getDefaultStopSet, GermanAnalyzer::new),
    EL(GreekAnalyzer::getDefaultStopSet, GreekAnalyzer::new),
    /** Lucene's default has 33 words; Snowball's list, which it carries too, 174. */
    EN(() -> snowball("english_stop.txt"), EnglishAnalyzer::new),
    ES(SpanishAnalyzer::getDefaultStopSet, SpanishAnalyzer::new),
    ET(EstonianAnalyzer::getDefaultStopSet, EstonianAnalyzer::new),
    FI(FinnishAnalyzer::getDefaultStopSet, FinnishAnalyzer::new),
    FR(FrenchAnalyzer::getDefaultStopSet, FrenchAnalyzer::new),
    HI(HindiAnalyzer::getDefaultStopSet, HindiAnalyzer::new),
    HU(HungarianAnalyzer::getDefaultStopSet, HungarianAnalyzer::new),
    ID(IndonesianAnalyzer::getDefaultStopSet, IndonesianAnalyzer::new),
    IT(ItalianAnalyzer::getDefaultStopSet, ItalianAnalyzer::new),
    LT(LithuanianAnalyzer::getDefaultStopSet, LithuanianAnalyzer::new),
    LV(LatvianAnalyzer::getDefaultStopSet, LatvianAnalyzer::new),
    NL(DutchAnalyzer::getDefaultStopSet, DutchAnalyzer::new),
    NO(NorwegianAnalyzer::getDefaultStopSet, NorwegianAnalyzer::new),
    PT(PortugueseAnalyzer::getDefaultStopSet, PortugueseAnalyzer::new),
    RO(RomanianAnalyzer::getDefaultStopSet, RomanianAnalyzer::new),
    RU(RussianAnalyzer::getDefaultStopSet, RussianAnalyzer::new),
    SV(SwedishAnalyzer::getDefaultStopSet, SwedishAnalyzer::new),
    TA(TamilAnalyzer::getDefaultStopSet, TamilAnalyzer::new),
    TR(TurkishAnalyzer::getDefaultStopSet, TurkishAnalyzer::new);

    private final Supplier<CharArraySet> stopWords;
    private final Function<CharArraySet, Analyzer> analyzer;

    LuceneLanguage(Supplier<CharArraySet> stopWords, Function<CharArraySet, Analyzer> analyzer) {
        this.stopWords = stopWords;
        this.analyzer = analyzer;
    }

    /** @param code ISO 639-1; Norwegian's two written forms count as one */
    static Optional<LuceneLanguage> of(String code) {
        String name = code.equals("nb") || code.equals("nn") ? "NO" : code.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(language -> language.name().equals(name))
                .findFirst();
    }

    /** @param further stop words beside Lucene's */
    Analyzer analyzer(List<String> further) {
        CharArraySet all = new CharArraySet(stopWords.get(), true);
        further.stream()
                .flatMap(line -> Arrays.stream(line.split("[,\\s]+", -1)))
                .forEach(all::add);
        return analyzer.apply(all);
    }

    private static CharArraySet snowball(String list) {
        try (InputStreamReader words =
                new InputStreamReader(SnowballFilter.class.getResourceAsStream(list), StandardCharsets.UTF_8)) {
            return WordlistLoader.getSnowballWordSet(words);
        } catch (IOException e) {
            throw new UncheckedIOException("Lucene's stop words cannot be read", e);
        }
    }
}
