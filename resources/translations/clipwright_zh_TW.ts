<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
    <context>
        <name>Abilities</name>
        <message>
            <source>By motion, sound, faces and sharpness</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Finds cuts, talk and dead air</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Follows people, faces or movement</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>H.264, encoded by the graphics card</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>H.264, encoded by the processor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Highlights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shots, speech and silence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Vertical cut</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>AbilitiesCard</name>
        <message>
            <source>Check again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everything runs here; no footage is sent anywhere</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It could not be told</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No model needed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ready now, no model needed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What this machine can do</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>AboutDialog</name>
        <message>
            <source>A video editor that finds the moments. Everything runs on this machine.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>About Clipwright</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copied</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Free software under the Apache Licence 2.0</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>About Clipwright</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add dissolve</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add marker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add sound track</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add video track</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Append</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Blade tool</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change between dark and light</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change keyboard shortcuts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Clear in and out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Clip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Collect footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Crop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Crop frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cut</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete track</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Deselect</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enable or disable clip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>File</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Full screen</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go to end</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go to start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Help</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Highlights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>History</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Insert</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Inspector</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Jobs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lift</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Link clips</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Linked selection</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Loop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make highlight reel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mark clip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mark in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mark out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Marks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Media</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mouse</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New sequence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Next cut</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Next marker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Next panel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One frame back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One frame forward</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Overwrite</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paste</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Play or stop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Playback</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Preferences</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Preview</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Previous cut</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Previous marker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Previous panel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Redo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Relink footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove footage from the project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rename footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reset layout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ripple delete</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ripple end to playhead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ripple start to playhead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ripple tool</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Roll tool</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Safe areas</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save as</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search commands</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search footage by name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Select all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Select tool</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show footage as a list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shuttle back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shuttle forward</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Slip tool</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Snapping</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Speed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Split all tracks at playhead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Split at playhead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ten frames back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ten frames forward</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Timeline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tools</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Undo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unlink clips</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>View</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Volume</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zoom in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zoom out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zoom to fit</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Adding</name>
        <message>
            <source>Nothing was added</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>add 1 file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>add {0} files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is the same footage as “{0}”, which is here already</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>relink 1 file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>relink {0} files</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>AddingLine</name>
        <message>
            <source>Adding footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Searching “{0}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>BinDelegate</name>
        <message>
            <source>Name of {0}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>BinMenus</name>
        <message>
            <source>Add footage…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ascending</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Date added</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Descending</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Frame rate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open in source viewer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Relink to a file…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Relink {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rename</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search a folder…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search lost footage in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Select all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show as grid</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show as list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show in folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sort</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>BinModel</name>
        <message>
            <source>Offline · relink</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading…</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>BinView</name>
        <message>
            <source>Footage</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Canvas</name>
        <message>
            <source>Picture</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>CollectDialog</name>
        <message>
            <source> and {0} more</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Collect</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Collect footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Collect {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copies the footage beside a copy of the project. The originals stay as they are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give it a name and a folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Makes {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Offline, so it stays behind: {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only footage that is used</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What no sequence shows stays behind</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>looking</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ColourField</name>
        <message>
            <source>None</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not a colour: “{0}” (write #rrggbb)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}: choose</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message>
            <source>No clip is selected</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No footage is selected in the media bin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No linked clip is selected</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing has been copied</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing is marked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Select a clip on the track, or use the menu of its head</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Select two clips or more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The playhead is not inside a clip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The timeline is empty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There are no markers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no cut yet</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Controls</name>
        <message>
            <source>Go to end</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go to start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Loop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No sound output on this machine: played silently</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One frame back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One frame forward</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sound</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Timecode</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>CropSection</name>
        <message>
            <source>Across</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Crop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Down</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Frame ({0})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Middle of the window from the left of the picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Middle of the window from the top of the picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Moves over {0} keys; a change sets a key at the playhead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>None</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Other</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Place</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove crop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Several</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shape</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whole picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change crop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>crop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>remove crop</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>CutButton</name>
        <message>
            <source>Add</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add to the end of the cut</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add “{0}” to the end of the cut</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go to it in the cut</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In cut</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In cut: go to “{0}”</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DialogCommands</name>
        <message>
            <source>add a video first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>add footage first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is nothing on the timeline yet</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DropArea</name>
        <message>
            <source>Add footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drop files or folders anywhere</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Video and sound, or a Clipwright project</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DropFrame</name>
        <message>
            <source>Drop to add</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message numerus="yes">
            <source>%n export(s)</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Cuts by timecode, with the names of the footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Draft</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>EDL, by clip name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>EDL, by reel and timecode</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Encoder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>File name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>High</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In to out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mark in and out first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>OTIO, the most complete</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One file, checked before it gets its name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>PCM, 24 bit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ProRes, software</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quality</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Range</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Replace</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sound</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Standard</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cut has another shape, so there are bars above and below it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cut has another shape, so there are bars at its sides.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cut is {0} × {1} and is enlarged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The whole timeline, with links to the footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These are there already and would be replaced: {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tick what you want to export.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whole cut</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>about {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} fps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} is there already and would be replaced.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} kHz</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}, hardware</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}, software</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ExportQueue</name>
        <message>
            <source>Export {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>waiting its turn</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FaceChoice</name>
        <message>
            <source>Automatic</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Facts</name>
        <message>
            <source>Note</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Files</name>
        <message>
            <source>All files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Clipwright projects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the copy before it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove from the list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save as</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save elsewhere</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Untitled</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FirstRun</name>
        <message>
            <source>Clipwright watches it, proposes a cut, and says why. Nothing leaves this machine.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drop footage to begin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FolderField</name>
        <message>
            <source>Choose folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FootagePicker</name>
        <message numerus="yes">
            <source>%n file(s), {0} of footage</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Change</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change the footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No footage chosen</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FrameView</name>
        <message>
            <source>A picture of {0} in the chosen shape</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Guard</name>
        <message numerus="yes">
            <source>%n job(s) would be stopped: {0}. What they had finished is kept.</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Discard</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It has no file yet. Kept for later, it is offered again at the next start.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep for later</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save this project?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop and close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop what is running?</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>HighlightsPanel</name>
        <message>
            <source>1 moment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add footage, and the moments worth showing are found in it, each with its reasons.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Basic engine: by motion, sound, speech, faces and sharpness, not by what is meant</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Best first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel finding highlights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Engine: {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find highlights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find highlights again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find highlights in {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find the moments worth showing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Finding highlights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Highlights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking at the footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No footage yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No moment of this footage stands out. Other footage may have some.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sequence {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The footage has changed since</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You can go on editing meanwhile.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>add highlight</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} moment in the cut · {1}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} moments</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} moments in the cut · {1}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} moments in {1} files</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>HistoryPanel</name>
        <message>
            <source>Do again up to here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go back to here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>History</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Project opened</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>current</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>undone</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Inspector</name>
        <message>
            <source>Inspector</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing to inspect yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put footage on the timeline. What you choose there is shown here, with the reason it was picked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>rename clip</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>JobEntry</name>
        <message>
            <source>Cancelled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Done</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>JobRow</name>
        <message>
            <source>Cancel {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancelled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Log of {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the log of {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>JobsTray</name>
        <message>
            <source>Clear finished jobs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Jobs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No jobs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What takes a while is listed here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} running</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Keys</name>
        <message>
            <source>Timeline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} tracks, nothing selected</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LossList</name>
        <message>
            <source>Changed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kept</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking at the timeline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What this format carries</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} changed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} kept</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} left out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} more kept</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Language</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let go to add footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let go to open the project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One project is open at a time; left alone: {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Recent projects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The language changes when Clipwright is opened again</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MakeReelDialog</name>
        <message>
            <source>As footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Best first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Calm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose at least one file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Even</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fast</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give a length from 1 s to 1 h, such as 45 or 1:30.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In the order of the footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Length in seconds, or minutes and seconds</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make highlight reel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make reel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Other</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pace</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pictures of nearly this shape fill it, others stand between bars.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shape</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shots of {0} to {1} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The best moment opens it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The crop follows faces and people, and keeps to the middle where there are none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Works in the background. You can undo it in one step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} fps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} s</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MarkerRow</name>
        <message>
            <source>Colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Colour of the marker: {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Marker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name of the marker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove marker</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MarkersPanel</name>
        <message>
            <source>Blue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Green</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Markers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No markers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Press M to mark what is at the playhead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Purple</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Red</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Yellow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>colour marker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>remove marker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>rename marker</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MediaBin</name>
        <message>
            <source>Add footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Clear search</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drop video, sound or pictures here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Media</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No footage yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No name has “{0}” in it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search by name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show as grid</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show as list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sort</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a name needs at least one letter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>remove 1 file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>remove {0} files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>rename footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is nothing in it that could be added</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>was not removed: {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>were left out: add them in a second step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} selected</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MediaFacts</name>
        <message>
            <source>A still picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>High dynamic range ({0})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sound</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sound without a picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Still</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stored turned, shown upright</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Variable frame rate, {0} in the mean</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>mono</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>stereo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} fps</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Menus</name>
        <message>
            <source>Analyse</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Clip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>File</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Help</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Panels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Playback</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sequence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tool</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>View</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>MomentCard</name>
        <message>
            <source>Play this moment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Score {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show {0} of {1}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NewSequenceDialog</name>
        <message>
            <source>4K, 16:9</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Both sides are even numbers, since encoders need that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drop-frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Frame rate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Full HD, 16:9</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give it a name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>HD, 16:9</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Height in pixels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make sequence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New sequence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Non-drop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Other</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Portrait, 4:5</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sequence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Square, 1:1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Timecode</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Upright, 9:16</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Width in pixels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>new sequence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} fps</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Notice</name>
        <message>
            <source>Put away</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put this message away</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NoticeList</name>
        <message>
            <source>1 file could not be used</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dismiss</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Note</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Notes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} files could not be used</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} notes</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message>
            <source>Messages</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Palette</name>
        <message>
            <source>Commands</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search commands</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PanelCommands</name>
        <message>
            <source>Select a clip first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Select a clip with a picture first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Select a clip with sound first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Select something on the timeline first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>disable</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>enable</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PanelTabs</name>
        <message>
            <source>More</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Panels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Panels that do not fit</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Panels</name>
        <message>
            <source>Highlights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>History</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Inspector</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Jobs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Media</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Preview</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Timeline</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PictureSection</name>
        <message>
            <source>Enabled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Item</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Opacity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Several</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is not enabled keeps its place and is neither seen nor heard</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change opacity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>disable</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>enable</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PlayButton</name>
        <message>
            <source>Play</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PreferencesDialog</name>
        <message>
            <source>Cache folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Changes when Clipwright is opened again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Clear</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Clear the cache</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dark</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>FFmpeg for rendering</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give the whole path of the folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keys changed by hand go when another program's are taken</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keys of</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Language</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Light</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing slides or fades</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Preferences</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reduce motion</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The one that comes with Clipwright</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Theme</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Used when Clipwright is opened again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Version {0}: {1}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was computed about footage; it can be computed again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} computed about footage; it can be computed again</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PresetList</name>
        <message>
            <source>File</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Timeline for another editor</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Presets</name>
        <message>
            <source>OpenTimelineIO</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Premiere</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ProRes master</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Resolve</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Same as the sequence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shorts, Reels, TikTok</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sound only, M4A</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sound only, WAV</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Square</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>YouTube 1080p</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>YouTube 4K</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PreviewPanel</name>
        <message numerus="yes">
            <source>%n dropped</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Choose footage in the bin to look at it here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Crop frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cut</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drag footage to the timeline, or have a highlight reel made.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drop footage anywhere in the window.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Full quality</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No footage chosen</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No footage yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing in the cut yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Offline: %1. Relink it in the bin.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Preview</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Proxy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Safe areas</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Source</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zoom</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>move crop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no sound output</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Progress</name>
        <message>
            <source>a few seconds left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>about {0} h left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>about {0} min left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>about {0} s left</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Proxies</name>
        <message>
            <source>Proxy of %1</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>QObject</name>
        <message>
            <source>Add dissolve here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add track</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All tracks default</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All tracks large</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All tracks small</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>At</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Backwards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Blue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Clip now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close gap</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cut now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Default</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete track</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dip to black</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dissolve</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drag outwards to add a dissolve</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Evidence at {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For “{0}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Green</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Height</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hide</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Large</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Later clips move {0} left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Later clips move {0} right</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lock</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mark in here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mark out here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Marker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Missing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move playhead here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move track down</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move track up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mute</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name of the marker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Offline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Play at</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Purple</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ready</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Red</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove crop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove marker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove transition</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rename</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rename marker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rename track</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show in inspector</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show in media</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Small</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Snaps to cut</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Snaps to in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Snaps to marker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Snaps to out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Snaps to playhead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Snaps to start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Snaps to {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Solo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Why this clip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wipe</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Yellow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>chosen{0}: {1}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>locked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>selected</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} frames</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} of {1} on {2}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} to {1}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message>
            <source>Jobs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Media</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Media and jobs</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ReadoutCard</name>
        <message>
            <source>In</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Out</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RecentsCard</name>
        <message>
            <source>Open {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Recent projects</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Recovery</name>
        <message>
            <source> ({0} more)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An untitled project from {0} was kept</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Throw away</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>d MMMM, HH:mm</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Reel</name>
        <message>
            <source>Highlight reel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make highlight reel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reel {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The project it was made for is closed, so the reel was dropped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>make highlight reel</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RelinkDialog</name>
        <message numerus="yes">
            <source>%n file(s) offline</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <source>All footage is where the project says.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Footage is told by its content, so it is found under other names and in other folders too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Offline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Offline footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Relink footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search in this folder and those in it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Searching. Leaving stops it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} of {1} found. Try another folder.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Relinking</name>
        <message>
            <source>Not relinked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>relink 1 file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>relink {0} files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>stands for other footage now: “{0}” has another content</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>was not found in “{0}”: choose another folder</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SampleCard</name>
        <message>
            <source>A one-minute film and a finished 20 s reel of it, with reasons. Change anything.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Made on this machine in about a minute</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Making the sample</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open sample</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the sample project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sample project</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SampleJob</name>
        <message>
            <source>Sample project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sample reel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>open sample</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ScopeButton</name>
        <message>
            <source>All footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Footage to search: {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which footage is searched</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} files</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ScrubBar</name>
        <message>
            <source>Position</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SearchButton</name>
        <message>
            <source>Search commands</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Clear</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SectionHead</name>
        <message>
            <source>Close this section</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open this section</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SequenceSection</name>
        <message>
            <source>16:9 4K</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>16:9 720p</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>16:9 HD</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1:1 square</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>4:5</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>9:16 upright</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bring to loudness</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drop-frame timecode</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Frame rate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Height in pixels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Loudness</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name of the sequence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Own size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Peak</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Picture size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sequence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The export is brought to this loudness; the timeline plays as it is</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The rate can change only while the sequence is empty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>True peak</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Width in pixels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change frame rate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change loudness</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change picture size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change timecode</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change true peak</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>rename sequence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} fps</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Sheet</name>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ShellCommands</name>
        <message>
            <source>Open a project or add footage first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is nothing to save yet</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ShortcutEditor</name>
        <message>
            <source>Add as another</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Assign</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change keyboard shortcuts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Changed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Clear</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Command</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Commands and their keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Group</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Preset</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Press a key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reset</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reset all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search by command or key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} belongs to: {1}. Assigning it takes it away there.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ShortcutSheet</name>
        <message>
            <source>Change shortcuts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Print</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save as PDF</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saved as {0}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SoundSection</name>
        <message>
            <source>Fade in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fade out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fades</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Frames of fade in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Frames of fade out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mute</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Muted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Several</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sound</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Volume</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change fade in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change fade out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change volume</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>fr</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>mute</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unmute</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SpeedSection</name>
        <message>
            <source>A clip that gets longer or shorter moves everything after it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Freeze</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Freeze frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep pitch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Later clips follow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make even</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ramp</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ramp with {0} keys, {1} to {2}%</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reverse</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Several</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Speed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Speed {0}%</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take the ramp away and play at 100%</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change pitch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change speed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>freeze frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>remove ramp</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>reverse</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message>
            <source>%1 at work</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 ready</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 stopped; the next job starts it again</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n clip(s)</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>%n dropped frame(s)</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) of footage</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>%n job(s) running</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>%n selected</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Basic engine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No jobs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No project open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the jobs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>VRAM</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Stills</name>
        <message>
            <source>Three stills of the sample film</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>StyleSection</name>
        <message>
            <source>Align</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bold</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Box</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Box colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Colour of the spoken word</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Default</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Font</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Height</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Italic</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Middle</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New style like this one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Outline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Outline colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Right</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Several</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Spoken</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Style</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Subtitle style</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>add style</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change style</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>choose style</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TextSection</name>
        <message>
            <source>Ctrl+Enter keeps the text, Escape takes it back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change text</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TimeSection</name>
        <message>
            <source>Duration</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Footage on a ramp or a freeze is trimmed on the timeline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Later clips follow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Record</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Record in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Record out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Source</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Source in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Source out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Trimming an end moves everything after it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>move</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>trim</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>Dissolve</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fade</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Freeze</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Insert</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Music</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Muted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Narration</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Offline · relink</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Overlay</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Overwrite</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ramp {0} to {1}%</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ripple trim</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Roll</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Slip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sound</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Subtitles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Trim</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Video</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Volume</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>add dissolve</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>add marker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>add track</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>append</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change fade</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change marker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change speed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change transition</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change volume</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>close gap</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cut</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>delete track</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>enable or disable clip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>hide track</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>insert</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>lift</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>link clips</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>lock track</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>move clips</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>move marker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>move track</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>mute track</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>overwrite</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>paste</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>remove crop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>remove marker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>remove transition</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>rename clip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>rename track</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ripple delete</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ripple trim</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>roll</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>slip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>solo track</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>split</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>trim</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unlink clips</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TimelineCanvas</name>
        <message>
            <source>Drop footage here to start a cut</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drop footage here, or put it in with the period key</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TimelinePanel</name>
        <message>
            <source>Scroll in time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scroll tracks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Timeline</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TitleBlock</name>
        <message>
            <source>Highlights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name of the clip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Narration</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Subtitle</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Title</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transition</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} in all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} items</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} · chosen by {1}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ToolRow</name>
        <message>
            <source>No cut yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Timeline tools</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zoom</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} s marked</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Edited, kept safe</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Every edit is on the disk already; saving brings the project file up to date.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make highlight reel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not saved under a name yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saved</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TrackHead</name>
        <message>
            <source>Hide {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lock {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mute {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Solo {0}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TrackSection</name>
        <message>
            <source>Hidden</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hide track</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mute track</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Muted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Solo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Track</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Track volume</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Track {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Volume</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change track volume</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>hide track</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>mute track</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>show track</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>solo track</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unmute track</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unsolo track</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TransitionBlock</name>
        <message>
            <source>Dip to black</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dissolve</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fade in on {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fade out on {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Frames after the cut</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Frames before the cut</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kind</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On {0}, at frame {1}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove transition</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wipe</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>change transition</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>fr</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>remove transition</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TransitionSection</name>
        <message>
            <source>Transitions</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ValueField</name>
        <message>
            <source>Several</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not a number: “{0}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not a timecode: “{0}”</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>WhySection</name>
        <message>
            <source>Asked for: “{0}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Chosen by {0}, with the basic engine: by what is seen and heard</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Chosen by {0}, with {1}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go to {0} of the footage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Highlights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Score {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Why this clip</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>{0} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} – {1} s</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Workspace</name>
        <message>
            <source>Engine panels</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>_Hints</name>
        <message>
            <source>both ends</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>fine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>make room</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no snap</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>roll</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>_Model</name>
        <message>
            <source>not possible now</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>_NameField</name>
        <message>
            <source>Name of the track</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>
