package dev.ringway.starter.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.ringway.starter.audit.AuditTrail;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** For a service that has a writer of CSV on its class path. */
@AutoConfiguration
@ConditionalOnClass(CsvWriter.class)
@EnableConfigurationProperties(ExportSettings.class)
class ExportAutoConfiguration {

    @Bean
    ExportSlots exportSlots(ExportSettings settings) {
        return new ExportSlots(settings);
    }

    @Bean
    ExportAudit exportAudit(AuditTrail trail) {
        return new ExportAudit(trail);
    }

    @Bean
    Exports exports(JsonMapper json, ExportSlots slots, ExportAudit audit, ExportSettings settings) {
        return new Exports(new ExportRows(json), slots, audit, settings);
    }
}
