<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>otozu::BreakdownPanel</name>
    <message numerus="yes">
        <source>%Ln cluster(s)</source>
        <translation>
            <numerusform>%Ln cluster</numerusform>
            <numerusform>%Ln clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s)</source>
        <translation>
            <numerusform>%Ln label</numerusform>
            <numerusform>%Ln labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otozu::CopyJob</name>
    <message numerus="yes">
        <source>%Ln sound(s) copied to %1.</source>
        <translation>
            <numerusform>%Ln sound copied to %1.</numerusform>
            <numerusform>%Ln sounds copied to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln got a number, because the name was taken.</source>
        <translation>
            <numerusform>%Ln got a number, because the name was taken.</numerusform>
            <numerusform>%Ln got a number, because the name was taken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read: %1</source>
        <comment>%1 is the first of them</comment>
        <translation>
            <numerusform>%Ln could not be read: %1</numerusform>
            <numerusform>%Ln could not be read: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %Ln sound(s) were copied.</source>
        <translation>
            <numerusform>Stopped. %Ln sound was copied.</numerusform>
            <numerusform>Stopped. %Ln sounds were copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stayed, because they have changed since.</source>
        <translation>
            <numerusform>%Ln stayed, because it has changed since.</numerusform>
            <numerusform>%Ln stayed, because they have changed since.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound(s) had been copied by then.</source>
        <translation>
            <numerusform>%Ln sound had been copied by then.</numerusform>
            <numerusform>%Ln sounds had been copied by then.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln copied file(s) removed again from %1.</source>
        <translation>
            <numerusform>%Ln copied file removed again from %1.</numerusform>
            <numerusform>%Ln copied files removed again from %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound(s) copied to the crate %1.</source>
        <translation>
            <numerusform>%Ln sound copied to the crate %1.</numerusform>
            <numerusform>%Ln sounds copied to the crate %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were there already.</source>
        <translation>
            <numerusform>%Ln was there already.</numerusform>
            <numerusform>%Ln were there already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound(s) were in the crate %1 already: nothing was copied.</source>
        <translation>
            <numerusform>%Ln sound was in the crate %1 already: nothing was copied.</numerusform>
            <numerusform>%Ln sounds were in the crate %1 already: nothing was copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otozu::CrateModel</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otozu::ExportForm</name>
    <message numerus="yes">
        <source> %Ln duplicate(s) stay out.</source>
        <translation>
            <numerusform> %Ln duplicate stays out.</numerusform>
            <numerusform> %Ln duplicates stay out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden sound(s) are left out.</source>
        <comment>of clusters that are exported</comment>
        <translation>
            <numerusform>%Ln hidden sound is left out.</numerusform>
            <numerusform>%Ln hidden sounds are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otozu::FamilyList</name>
    <message numerus="yes">
        <source>%Ln sound(s) more than once</source>
        <translation>
            <numerusform>%Ln sound more than once</numerusform>
            <numerusform>%Ln sounds more than once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln copies beside the first</source>
        <translation>
            <numerusform>%Ln copy beside the first</numerusform>
            <numerusform>%Ln copies beside the first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otozu::FamilyModel</name>
    <message numerus="yes">
        <source>%Ln copies</source>
        <translation>
            <numerusform>%Ln copy</numerusform>
            <numerusform>%Ln copies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otozu::FoldersDialog</name>
    <message numerus="yes">
        <source>Removed. %Ln sound(s) of it are kept, as missing.</source>
        <translation>
            <numerusform>Removed. %Ln sound of it is kept, as missing.</numerusform>
            <numerusform>Removed. %Ln sounds of it are kept, as missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound(s)</source>
        <translation>
            <numerusform>%Ln sound</numerusform>
            <numerusform>%Ln sounds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not there. %Ln sound(s) of it are kept.</source>
        <translation>
            <numerusform>Not there. %Ln sound of it is kept.</numerusform>
            <numerusform>Not there. %Ln sounds of it are kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otozu::GranularitySlider</name>
    <message numerus="yes">
        <source>%Ln cluster(s)</source>
        <translation>
            <numerusform>%Ln cluster</numerusform>
            <numerusform>%Ln clusters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otozu::GroupModel</name>
    <message numerus="yes">
        <source>%Ln sound(s)</source>
        <translation>
            <numerusform>%Ln sound</numerusform>
            <numerusform>%Ln sounds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otozu::HoverCards</name>
    <message numerus="yes">
        <source>%Ln copies: %1</source>
        <extracomment>how many times a sound is there, and in which folders</extracomment>
        <translation>
            <numerusform>%Ln copy: %1</numerusform>
            <numerusform>%Ln copies: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otozu::MainWindow</name>
    <message numerus="yes">
        <source>%Ln sound file(s) could not be read.</source>
        <translation>
            <numerusform>%Ln sound file could not be read.</numerusform>
            <numerusform>%Ln sound files could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln sound(s) to a folder…</source>
        <translation>
            <numerusform>Copy %Ln sound to a folder…</numerusform>
            <numerusform>Copy %Ln sounds to a folder…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln sound(s)…</source>
        <translation>
            <numerusform>Export %Ln sound…</numerusform>
            <numerusform>Export %Ln sounds…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo the last export: remove %Ln copied file(s) from %1</source>
        <translation>
            <numerusform>Undo the last export: remove %Ln copied file from %1</numerusform>
            <numerusform>Undo the last export: remove %Ln copied files from %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) in it are no sounds.</source>
        <translation>
            <numerusform>%Ln file in it is no sound.</numerusform>
            <numerusform>%Ln files in it are no sounds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln sound(s) are heard. There is a new layout, made of all of them.</source>
        <translation>
            <numerusform>%Ln sound is heard. There is a new layout.</numerusform>
            <numerusform>All %Ln sounds are heard. There is a new layout, made of all of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is not there. Is its drive connected? %Ln sound(s) of it are kept.</source>
        <translation>
            <numerusform>%1 is not there. Is its drive connected? %Ln sound of it is kept.</numerusform>
            <numerusform>%1 is not there. Is its drive connected? %Ln sounds of it are kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Select all %Ln copies</source>
        <translation>
            <numerusform>Select %Ln copy</numerusform>
            <numerusform>Select all %Ln copies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound(s) hidden.</source>
        <translation>
            <numerusform>%Ln sound hidden.</numerusform>
            <numerusform>%Ln sounds hidden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <comment>folders</comment>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln sound(s) to a crate</source>
        <translation>
            <numerusform>Copy %Ln sound to a crate</numerusform>
            <numerusform>Copy %Ln sounds to a crate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln sound(s) here</source>
        <translation>
            <numerusform>Copy %Ln sound here</numerusform>
            <numerusform>Copy %Ln sounds here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cluster(s) hidden.</source>
        <translation>
            <numerusform>%Ln cluster hidden.</numerusform>
            <numerusform>%Ln clusters hidden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln clusters again</source>
        <translation>
            <numerusform>Show %Ln cluster again</numerusform>
            <numerusform>Show %Ln clusters again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hide %Ln clusters</source>
        <translation>
            <numerusform>Hide %Ln cluster</numerusform>
            <numerusform>Hide %Ln clusters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otozu::MapWidget</name>
    <message numerus="yes">
        <source>%1, %n sound(s)</source>
        <extracomment>name of a cluster, number of sounds in it</extracomment>
        <translation>
            <numerusform>%1, %n sound</numerusform>
            <numerusform>%1, %n sounds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n of them repeated</source>
        <comment>after the number of sounds</comment>
        <translation>
            <numerusform>, %n of them repeated</numerusform>
            <numerusform>, %n of them repeated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n copies</source>
        <extracomment>a sound&apos;s name, and how many times it is there</extracomment>
        <translation>
            <numerusform>%1, %n copy</numerusform>
            <numerusform>%1, %n copies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otozu::MarksBar</name>
    <message numerus="yes">
        <source>Add a tag to %Ln sound(s)</source>
        <translation>
            <numerusform>Add a tag to %Ln sound</numerusform>
            <numerusform>Add a tag to %Ln sounds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otozu::ProgressTexts</name>
    <message numerus="yes">
        <source>%Ln sound(s)</source>
        <translation>
            <numerusform>%Ln sound</numerusform>
            <numerusform>%Ln sounds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cluster(s)</source>
        <comment>sounds in so many</comment>
        <translation>
            <numerusform>%Ln cluster</numerusform>
            <numerusform>%Ln clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound(s) found</source>
        <translation>
            <numerusform>%Ln sound found</numerusform>
            <numerusform>%Ln sounds found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <comment>files</comment>
        <translation>
            <numerusform>%Ln skipped</numerusform>
            <numerusform>%Ln skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln placed</source>
        <comment>new sounds, into the map that stands</comment>
        <translation>
            <numerusform>%Ln placed</numerusform>
            <numerusform>%Ln placed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln missing</source>
        <comment>sounds whose files are not there</comment>
        <translation>
            <numerusform>%Ln missing</numerusform>
            <numerusform>%Ln missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them repeated</source>
        <comment>sounds that are there once more</comment>
        <translation>
            <numerusform>%Ln of them repeated</numerusform>
            <numerusform>%Ln of them repeated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden</source>
        <comment>sounds that the user does not want to see</comment>
        <translation>
            <numerusform>%Ln hidden</numerusform>
            <numerusform>%Ln hidden</numerusform>
        </translation>
    </message>
</context>
</TS>
