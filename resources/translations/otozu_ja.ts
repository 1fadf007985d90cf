<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>1 sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Other labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(no folder)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::Actions</name>
    <message>
        <source>Open folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rescan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the folder again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop what is going on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy clusters or the selection to folders or a zip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close Otozu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select every sound of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out until the whole map can be seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A symbol for each group, beside its colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views jump instead of gliding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide or show all panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play or stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the current sound, or stop it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the current sound from its start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level-match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play all sounds equally loud, so that loud does not win</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the sound again and again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear under the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play sounds as the pointer passes over them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys and what they do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Otozu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>tool tip (shortcut)</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::AuditionEngine</name>
    <message>
        <source>No sound server is running, so nothing can be heard. Start PipeWire or PulseAudio, then start Otozu again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sound device. One that appears is used at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound device is gone. Trying again …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::AxisTicks</name>
    <message>
        <source>min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::Banner</name>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::BreakdownChart</name>
    <message>
        <source>Breakdown chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2
%3, %4 % of it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::BreakdownPanel</name>
    <message>
        <source>Breakdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The breakdown shows which labels the clusters hold.
It comes with the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bar a cluster, made of labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bar a label, made of clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shares instead of counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bars of equal length, in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label: first folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label: last folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which folder is the label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breakdown chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 clusters, %3 labels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::CopyJob</name>
    <message numerus="yes">
        <source>%Ln sound(s) copied to %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln got a number, because the name was taken.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read: %1</source>
        <comment>%1 is the first of them</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>file (reason)</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %Ln sound(s) were copied.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln copied sound(s) removed again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stayed, because they have changed since.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otozu::DecibelLegend</name>
    <message>
        <source>Level scale, %1 to 0 dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::DockTitle</name>
    <message>
        <source>Hide %1</source>
        <comment>a panel</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::DropVeil</name>
    <message>
        <source>Drop to open this folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::DropZone</name>
    <message>
        <source>Drop a folder of sounds here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::ExportDialog</name>
    <message>
        <source>Your files stay where they are: only copies are made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removes the copies that were just made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing the copies …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> %1 had been copied before, whole; Undo removes them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled. %1 had been copied before, whole; Undo removes them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> %1 stay, because they were changed since or could not be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::ExportForm</name>
    <message>
        <source>/Otozu export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selection (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All clusters (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clusters to export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders, one a cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One zip file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only files whose name changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the zip that is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write zip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No two names clash. A list of what came from where is added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 would clash by name and get a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 get another name: %2 clashed, %3 would not work on every system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Only %1 are free there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> %1 are free there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> The folder is not empty: nothing in it will be replaced.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::ExportPreview</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write %1 to one zip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 · %3 of %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2) are in %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 file (%1) is in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> %1 got another number, because the name was taken there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> %1 could not be read, the first: %2 (%3).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::ExportTreeModel</name>
    <message>
        <source>from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::FactTexts</name>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stereo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bit depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File size</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::GroupDelegate</name>
    <message>
        <source>%1 of %2</source>
        <comment>selected of all</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::GroupList</name>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::GroupModel</name>
    <message>
        <source>%1, %2</source>
        <comment>name of a cluster or folder, number of sounds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2. Click to select them, double click to zoom in, drag to take them along.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::HearingControls</name>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume: %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot play %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::MainToolBar</name>
    <message>
        <source>Tool bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More buttons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the colours stand for (Ctrl+1, Ctrl+2, Ctrl+3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour: %1</source>
        <comment>what the colours stand for</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size (from the next start)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::MainWindow</name>
    <message>
        <source>Otozu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the demo pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for sounds…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Otozu</source>
        <comment>open folder</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sound in %1 that can be analysed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound file(s) could not be read.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) there are of another kind.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>See why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected sounds to a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only folders and files of this machine can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy its path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all of %1</source>
        <comment>a cluster or folder</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to %1</source>
        <comment>a cluster or folder</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln sound(s) to a folder…</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln sound(s)…</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Export %1…</source>
        <comment>a cluster</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the selection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Otozu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3&gt;Otozu %1&lt;/h3&gt;&lt;p&gt;A map of your sounds: neighbours sound alike.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. No account, no network, nothing leaves this machine.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::MapWidget</name>
    <message numerus="yes">
        <source>%1, %n sound(s)</source>
        <extracomment>name of a cluster, number of sounds in it</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <extracomment>a sound&apos;s name and the cluster that it is in</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your sounds will appear here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hover plays</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::Panels</name>
    <message>
        <source>Clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of clusters or folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is known of the current sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breakdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which folders the clusters hold, as bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a panel: what it holds</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::ProgressStrip</name>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop what is going on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which files were left out, and why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::ProgressTexts</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for sounds: %1 so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysing %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laying out the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grouping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>12 sounds in 3 clusters</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cluster(s)</source>
        <comment>sounds in so many</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sound(s) found</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <comment>files</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otozu::SamplePanel</name>
    <message>
        <source>The first %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mel spectrogram, first %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mel spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a sound on the map
to see and hear it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same sound as %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::ShortcutsOverlay</name>
    <message>
        <source>Hear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click</source>
        <comment>mouse</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a sound and hear it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The nearest sound in that direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play or stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play again from the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear sounds under the pointer: on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel</source>
        <comment>mouse</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle button, drag</source>
        <comment>mouse</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click</source>
        <comment>mouse</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to a cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour by cluster, top folder, last folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A symbol for each group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide or show all panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select and take along</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag on empty ground</source>
        <comment>mouse</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a rectangle (Shift adds)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt and drag</source>
        <comment>mouse</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select with a lasso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl and click</source>
        <comment>mouse</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add or remove one sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a dot</source>
        <comment>mouse</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it, or the selection, to another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to folders or a zip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the folder again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any key closes this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::SkippedDialog</name>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file was skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 file was skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 were skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They could not be analysed and are not on the map. Nothing was changed in them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by name, folder or reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter skipped files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts the rows that are shown on the clipboard: path, tab, reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::SkippedModel</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::SkippedReasonsModel</name>
    <message>
        <source>All reasons</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::SpectrogramView</name>
    <message>
        <source>Mel spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 · %3 dB</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::WaveformView</name>
    <message>
        <source>Waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click or press left and right to play from a place</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::WelcomePage</name>
    <message>
        <source>Open a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the demo pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of sounds (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make 400 drum and synth sounds and open them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the analysis (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a folder of sounds here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every sound becomes a dot, and sounds that are alike lie together. Your files are only read, never changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>otozu::colourMap</name>
    <message>
        <source>(in no folder)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
