package dev.ringway.ingest.provider;

import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Say;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What Twilio does with a call. */
final class Twiml {

    private static final XMLInputFactory XML = xml();

    private Twiml() {}

    /** Says one sentence and hangs up; in UTF-8. */
    static byte[] apology(String text, Say.Language language) {
        return new VoiceResponse.Builder()
                .say(new Say.Builder(text).language(language).build())
                .hangup(new Hangup.Builder().build())
                .build()
                .toXml()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Whether it is well-formed XML in UTF-8 with the root {@code Response}, and without a document type. */
    static boolean isTwiml(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            XMLStreamReader reader = XML.createXMLStreamReader(new StringReader(text));
            boolean root = false;
            boolean response = false;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    return false;
                }
                if (event == XMLStreamConstants.START_ELEMENT && !root) {
                    root = true;
                    response = reader.getLocalName().equals("Response");
                }
            }
            return response;
        } catch (CharacterCodingException | XMLStreamException notXml) {
            return false;
        }
    }

    private static XMLInputFactory xml() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
