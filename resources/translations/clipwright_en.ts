<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>CollectDialog</name>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message numerus="yes">
            <source>%n export(s)</source>
            <translation>
                <numerusform>%n export</numerusform>
                <numerusform>%n exports</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FootagePicker</name>
        <message numerus="yes">
            <source>%n file(s), {0} of footage</source>
            <translation>
                <numerusform>%n file, {0} of footage</numerusform>
                <numerusform>%n files, {0} of footage</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Guard</name>
        <message numerus="yes">
            <source>%n job(s) would be stopped: {0}. What they had finished is kept.</source>
            <translation>
                <numerusform>%n job would be stopped: {0}. What they had finished is kept.</numerusform>
                <numerusform>%n jobs would be stopped: {0}. What they had finished is kept.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MemoryMeter</name>
        <message numerus="yes">
            <source>%n model(s) in memory</source>
            <translation>
                <numerusform>%n model in memory</numerusform>
                <numerusform>%n models in memory</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PreviewPanel</name>
        <message numerus="yes">
            <source>%n dropped</source>
            <translation>
                <numerusform>%n dropped</numerusform>
                <numerusform>%n dropped</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RelinkDialog</name>
        <message numerus="yes">
            <source>%n file(s) offline</source>
            <translation>
                <numerusform>%n file offline</numerusform>
                <numerusform>%n files offline</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message numerus="yes">
            <source>%n clip(s)</source>
            <translation>
                <numerusform>%n clip</numerusform>
                <numerusform>%n clips</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n dropped frame(s)</source>
            <translation>
                <numerusform>%n dropped frame</numerusform>
                <numerusform>%n dropped frames</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) of footage</source>
            <translation>
                <numerusform>%n file of footage</numerusform>
                <numerusform>%n files of footage</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n job(s) running</source>
            <translation>
                <numerusform>%n job running</numerusform>
                <numerusform>%n jobs running</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n selected</source>
            <translation>
                <numerusform>%n selected</numerusform>
                <numerusform>%n selected</numerusform>
            </translation>
        </message>
    </context>
</TS>
