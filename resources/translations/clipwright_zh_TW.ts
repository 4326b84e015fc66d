<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
    <context>
        <name>Abilities</name>
        <message>
            <source>By motion, sound, faces and sharpness</source>
            <translation>依據運動、聲音、臉部和清晰度</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>匯出</translation>
        </message>
        <message>
            <source>Finds cuts, talk and dead air</source>
            <translation>找出剪接點、講話和空白</translation>
        </message>
        <message>
            <source>Follows people, faces or movement</source>
            <translation>跟隨人物、臉部或運動</translation>
        </message>
        <message>
            <source>H.264, encoded by the graphics card</source>
            <translation>H.264，由顯示卡編碼</translation>
        </message>
        <message>
            <source>H.264, encoded by the processor</source>
            <translation>H.264，由處理器編碼</translation>
        </message>
        <message>
            <source>Highlights</source>
            <translation>精彩瞬間</translation>
        </message>
        <message>
            <source>Shots, speech and silence</source>
            <translation>鏡頭、語音和靜默</translation>
        </message>
        <message>
            <source>Vertical cut</source>
            <translation>直式剪輯</translation>
        </message>
    </context>
    <context>
        <name>AbilitiesCard</name>
        <message>
            <source>Check again</source>
            <translation>重新檢查</translation>
        </message>
        <message>
            <source>Everything runs here; no footage is sent anywhere</source>
            <translation>一切都在本機執行；不會傳送任何素材</translation>
        </message>
        <message>
            <source>It could not be told</source>
            <translation>無法獲知</translation>
        </message>
        <message>
            <source>Looking …</source>
            <translation>正在檢查…</translation>
        </message>
        <message>
            <source>No model needed</source>
            <translation>無需模型</translation>
        </message>
        <message>
            <source>Ready now, no model needed</source>
            <translation>現已就緒，無需模型</translation>
        </message>
        <message>
            <source>What this machine can do</source>
            <translation>本機能做什麼</translation>
        </message>
    </context>
    <context>
        <name>AboutDialog</name>
        <message>
            <source>A video editor that finds the moments. Everything runs on this machine.</source>
            <translation>能找出精彩瞬間的影片編輯器。一切都在本機執行。</translation>
        </message>
        <message>
            <source>About Clipwright</source>
            <translation>關於 Clipwright</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>已複製</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>複製</translation>
        </message>
        <message>
            <source>Free software under the Apache Licence 2.0</source>
            <translation>自由軟體，採用 Apache 授權 2.0</translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>About Clipwright</source>
            <translation>關於 Clipwright</translation>
        </message>
        <message>
            <source>Add dissolve</source>
            <translation>新增疊化</translation>
        </message>
        <message>
            <source>Add footage</source>
            <translation>新增素材</translation>
        </message>
        <message>
            <source>Add marker</source>
            <translation>新增標記</translation>
        </message>
        <message>
            <source>Add sound track</source>
            <translation>新增聲音軌道</translation>
        </message>
        <message>
            <source>Add video track</source>
            <translation>新增影片軌道</translation>
        </message>
        <message>
            <source>Alt while dragging</source>
            <translation>拖曳時按 Alt</translation>
        </message>
        <message>
            <source>Append</source>
            <translation>追加</translation>
        </message>
        <message>
            <source>Blade tool</source>
            <translation>切割工具</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Change between dark and light</source>
            <translation>切換深色與淺色</translation>
        </message>
        <message>
            <source>Change keyboard shortcuts</source>
            <translation>更改鍵盤快速鍵</translation>
        </message>
        <message>
            <source>Clear in and out</source>
            <translation>清除入點和出點</translation>
        </message>
        <message>
            <source>Clip</source>
            <translation>片段</translation>
        </message>
        <message>
            <source>Close project</source>
            <translation>關閉專案</translation>
        </message>
        <message>
            <source>Collect footage</source>
            <translation>收集素材</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>複製</translation>
        </message>
        <message>
            <source>Crop</source>
            <translation>裁切</translation>
        </message>
        <message>
            <source>Crop frame</source>
            <translation>裁切框</translation>
        </message>
        <message>
            <source>Ctrl wheel</source>
            <translation>Ctrl + 滾輪</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>剪下</translation>
        </message>
        <message>
            <source>Delete track</source>
            <translation>刪除軌道</translation>
        </message>
        <message>
            <source>Deselect</source>
            <translation>取消選擇</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>編輯</translation>
        </message>
        <message>
            <source>Enable or disable clip</source>
            <translation>啟用或停用片段</translation>
        </message>
        <message>
            <source>Engine</source>
            <translation>引擎</translation>
        </message>
        <message>
            <source>Esc while dragging</source>
            <translation>拖曳時按 Esc</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>匯出</translation>
        </message>
        <message>
            <source>File</source>
            <translation>檔案</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>尋找</translation>
        </message>
        <message>
            <source>Find in the footage</source>
            <translation>在素材中尋找</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>全螢幕</translation>
        </message>
        <message>
            <source>Go to end</source>
            <translation>轉到結尾</translation>
        </message>
        <message>
            <source>Go to start</source>
            <translation>轉到開頭</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>說明</translation>
        </message>
        <message>
            <source>Highlights</source>
            <translation>精彩瞬間</translation>
        </message>
        <message>
            <source>History</source>
            <translation>歷史記錄</translation>
        </message>
        <message>
            <source>Insert</source>
            <translation>插入</translation>
        </message>
        <message>
            <source>Inspector</source>
            <translation>檢查器</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>任務</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>鍵盤快速鍵</translation>
        </message>
        <message>
            <source>Lift</source>
            <translation>提升</translation>
        </message>
        <message>
            <source>Link clips</source>
            <translation>連結片段</translation>
        </message>
        <message>
            <source>Linked selection</source>
            <translation>連結選擇</translation>
        </message>
        <message>
            <source>Loop</source>
            <translation>循環</translation>
        </message>
        <message>
            <source>Make highlight reel</source>
            <translation>製作精彩集錦</translation>
        </message>
        <message>
            <source>Mark clip</source>
            <translation>標記片段</translation>
        </message>
        <message>
            <source>Mark in</source>
            <translation>標記入點</translation>
        </message>
        <message>
            <source>Mark out</source>
            <translation>標記出點</translation>
        </message>
        <message>
            <source>Markers</source>
            <translation>標記</translation>
        </message>
        <message>
            <source>Marks</source>
            <translation>標記</translation>
        </message>
        <message>
            <source>Media</source>
            <translation>媒體</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>Mouse</source>
            <translation>滑鼠</translation>
        </message>
        <message>
            <source>New project</source>
            <translation>新建專案</translation>
        </message>
        <message>
            <source>New sequence</source>
            <translation>新建序列</translation>
        </message>
        <message>
            <source>Next cut</source>
            <translation>下一個剪接點</translation>
        </message>
        <message>
            <source>Next marker</source>
            <translation>下一個標記</translation>
        </message>
        <message>
            <source>Next panel</source>
            <translation>下一個面板</translation>
        </message>
        <message>
            <source>No snapping</source>
            <translation>不吸附</translation>
        </message>
        <message>
            <source>One frame back</source>
            <translation>後退一格</translation>
        </message>
        <message>
            <source>One frame forward</source>
            <translation>前進一格</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>開啟</translation>
        </message>
        <message>
            <source>Overwrite</source>
            <translation>覆蓋</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>貼上</translation>
        </message>
        <message>
            <source>Play or stop</source>
            <translation>播放或停止</translation>
        </message>
        <message>
            <source>Playback</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Preferences</source>
            <translation>偏好設定</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>預覽</translation>
        </message>
        <message>
            <source>Previous cut</source>
            <translation>上一個剪接點</translation>
        </message>
        <message>
            <source>Previous marker</source>
            <translation>上一個標記</translation>
        </message>
        <message>
            <source>Previous panel</source>
            <translation>上一個面板</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>結束</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Relink footage</source>
            <translation>重新連結素材</translation>
        </message>
        <message>
            <source>Remove footage from the project</source>
            <translation>從專案中移除素材</translation>
        </message>
        <message>
            <source>Rename footage</source>
            <translation>重新命名素材</translation>
        </message>
        <message>
            <source>Reset layout</source>
            <translation>重設版面</translation>
        </message>
        <message>
            <source>Ripple delete</source>
            <translation>波紋刪除</translation>
        </message>
        <message>
            <source>Ripple end to playhead</source>
            <translation>波紋修剪結尾到播放頭</translation>
        </message>
        <message>
            <source>Ripple start to playhead</source>
            <translation>波紋修剪開頭到播放頭</translation>
        </message>
        <message>
            <source>Ripple tool</source>
            <translation>波紋工具</translation>
        </message>
        <message>
            <source>Roll</source>
            <translation>滾動</translation>
        </message>
        <message>
            <source>Roll tool</source>
            <translation>滾動工具</translation>
        </message>
        <message>
            <source>Safe areas</source>
            <translation>安全區</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>儲存</translation>
        </message>
        <message>
            <source>Save as</source>
            <translation>另存新檔</translation>
        </message>
        <message>
            <source>Scroll in time</source>
            <translation>在時間上滾動</translation>
        </message>
        <message>
            <source>Scroll tracks</source>
            <translation>滾動軌道</translation>
        </message>
        <message>
            <source>Search commands</source>
            <translation>搜尋命令</translation>
        </message>
        <message>
            <source>Search footage by name</source>
            <translation>按名稱搜尋素材</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>全選</translation>
        </message>
        <message>
            <source>Select tool</source>
            <translation>選擇工具</translation>
        </message>
        <message>
            <source>Shift wheel</source>
            <translation>Shift + 滾輪</translation>
        </message>
        <message>
            <source>Shift while dragging</source>
            <translation>拖曳時按 Shift</translation>
        </message>
        <message>
            <source>Show footage as a list</source>
            <translation>以清單顯示素材</translation>
        </message>
        <message>
            <source>Shuttle back</source>
            <translation>向後快轉</translation>
        </message>
        <message>
            <source>Shuttle forward</source>
            <translation>向前快轉</translation>
        </message>
        <message>
            <source>Slip tool</source>
            <translation>滑移工具</translation>
        </message>
        <message>
            <source>Snapping</source>
            <translation>吸附</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速度</translation>
        </message>
        <message>
            <source>Split all tracks at playhead</source>
            <translation>在播放頭處拆分所有軌道</translation>
        </message>
        <message>
            <source>Split at playhead</source>
            <translation>在播放頭處拆分</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Ten frames back</source>
            <translation>後退十格</translation>
        </message>
        <message>
            <source>Ten frames forward</source>
            <translation>前進十格</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>時間軸</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>工具</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>逐字稿</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>復原</translation>
        </message>
        <message>
            <source>Unlink clips</source>
            <translation>取消連結片段</translation>
        </message>
        <message>
            <source>View</source>
            <translation>檢視</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>音量</translation>
        </message>
        <message>
            <source>Wheel</source>
            <translation>滾輪</translation>
        </message>
        <message>
            <source>Zoom around the pointer</source>
            <translation>以指標為中心縮放</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>放大</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>縮小</translation>
        </message>
        <message>
            <source>Zoom to fit</source>
            <translation>縮放到適合</translation>
        </message>
    </context>
    <context>
        <name>Adding</name>
        <message>
            <source>Nothing was added</source>
            <translation>未新增任何內容</translation>
        </message>
        <message>
            <source>add 1 file</source>
            <translation>新增 1 個檔案</translation>
        </message>
        <message>
            <source>add {0} files</source>
            <translation>新增 {0} 個檔案</translation>
        </message>
        <message>
            <source>is the same footage as “{0}”, which is here already</source>
            <translation>與已有的「{0}」是同一素材</translation>
        </message>
        <message>
            <source>relink 1 file</source>
            <translation>重新連結 1 個檔案</translation>
        </message>
        <message>
            <source>relink {0} files</source>
            <translation>重新連結 {0} 個檔案</translation>
        </message>
    </context>
    <context>
        <name>AddingLine</name>
        <message>
            <source>Adding footage</source>
            <translation>正在新增素材</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Searching “{0}”</source>
            <translation>正在搜尋「{0}」</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>{1} 個中的 {0} 個</translation>
        </message>
    </context>
    <context>
        <name>BinDelegate</name>
        <message>
            <source>Name of {0}</source>
            <translation>{0}的名稱</translation>
        </message>
    </context>
    <context>
        <name>BinMenus</name>
        <message>
            <source>Add footage…</source>
            <translation>新增素材…</translation>
        </message>
        <message>
            <source>Ascending</source>
            <translation>升序</translation>
        </message>
        <message>
            <source>Date added</source>
            <translation>新增日期</translation>
        </message>
        <message>
            <source>Descending</source>
            <translation>降序</translation>
        </message>
        <message>
            <source>Frame rate</source>
            <translation>影格率</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>長度</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名稱</translation>
        </message>
        <message>
            <source>Open in source viewer</source>
            <translation>在來源檢視器中開啟</translation>
        </message>
        <message>
            <source>Relink to a file…</source>
            <translation>重新連結到檔案…</translation>
        </message>
        <message>
            <source>Relink {0}</source>
            <translation>重新連結 {0}</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重新命名</translation>
        </message>
        <message>
            <source>Search a folder…</source>
            <translation>搜尋資料夾…</translation>
        </message>
        <message>
            <source>Search lost footage in</source>
            <translation>尋找遺失的素材</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>全選</translation>
        </message>
        <message>
            <source>Show as grid</source>
            <translation>以網格顯示</translation>
        </message>
        <message>
            <source>Show as list</source>
            <translation>以清單顯示</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>在資料夾中顯示</translation>
        </message>
        <message>
            <source>Sort</source>
            <translation>排序</translation>
        </message>
    </context>
    <context>
        <name>BinModel</name>
        <message>
            <source>Offline · relink</source>
            <translation>離線 · 重新連結</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>正在讀取…</translation>
        </message>
    </context>
    <context>
        <name>BinView</name>
        <message>
            <source>Footage</source>
            <translation>素材</translation>
        </message>
    </context>
    <context>
        <name>Canvas</name>
        <message>
            <source>Picture</source>
            <translation>畫面</translation>
        </message>
    </context>
    <context>
        <name>CollectDialog</name>
        <message>
            <source> and {0} more</source>
            <translation> 等 {0} 個</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n 個檔案</numerusform>
            </translation>
        </message>
        <message>
            <source>Collect</source>
            <translation>收集</translation>
        </message>
        <message>
            <source>Collect footage</source>
            <translation>收集素材</translation>
        </message>
        <message>
            <source>Collect {0}</source>
            <translation>收集 {0}</translation>
        </message>
        <message>
            <source>Copies the footage beside a copy of the project. The originals stay as they are.</source>
            <translation>將素材複製到專案副本旁。原檔案保持不變。</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>資料夾</translation>
        </message>
        <message>
            <source>Footage</source>
            <translation>素材</translation>
        </message>
        <message>
            <source>Give it a name and a folder.</source>
            <translation>請輸入名稱並選擇資料夾。</translation>
        </message>
        <message>
            <source>Makes {0}</source>
            <translation>生成 {0}</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名稱</translation>
        </message>
        <message>
            <source>Offline, so it stays behind: {0}</source>
            <translation>離線，因此不會包含：{0}</translation>
        </message>
        <message>
            <source>Only footage that is used</source>
            <translation>僅使用到的素材</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>What no sequence shows stays behind</source>
            <translation>沒有序列用到的內容不會包含</translation>
        </message>
        <message>
            <source>looking</source>
            <translation>正在檢視</translation>
        </message>
    </context>
    <context>
        <name>ColourField</name>
        <message>
            <source>None</source>
            <translation>無</translation>
        </message>
        <message>
            <source>not a colour: “{0}” (write #rrggbb)</source>
            <translation>不是顏色：「{0}」（請寫 #rrggbb）</translation>
        </message>
        <message>
            <source>{0}: choose</source>
            <translation>{0}：選擇</translation>
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message>
            <source>No clip is selected</source>
            <translation>未選擇片段</translation>
        </message>
        <message>
            <source>No footage is selected in the media bin</source>
            <translation>素材箱中未選擇素材</translation>
        </message>
        <message>
            <source>No linked clip is selected</source>
            <translation>未選擇已連結的片段</translation>
        </message>
        <message>
            <source>Nothing has been copied</source>
            <translation>尚未複製任何內容</translation>
        </message>
        <message>
            <source>Nothing is marked</source>
            <translation>未作標記</translation>
        </message>
        <message>
            <source>Select a clip on the track, or use the menu of its head</source>
            <translation>在軌道上選擇片段，或使用軌道頭的選單</translation>
        </message>
        <message>
            <source>Select two clips or more</source>
            <translation>請選擇兩個或更多片段</translation>
        </message>
        <message>
            <source>The playhead is not inside a clip</source>
            <translation>播放頭不在片段內</translation>
        </message>
        <message>
            <source>The timeline is empty</source>
            <translation>時間軸為空</translation>
        </message>
        <message>
            <source>There are no markers</source>
            <translation>沒有標記</translation>
        </message>
        <message>
            <source>There is no cut yet</source>
            <translation>還沒有成片</translation>
        </message>
    </context>
    <context>
        <name>Controls</name>
        <message>
            <source>Go to end</source>
            <translation>轉到結尾</translation>
        </message>
        <message>
            <source>Go to start</source>
            <translation>轉到開頭</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>長度</translation>
        </message>
        <message>
            <source>Loop</source>
            <translation>循環</translation>
        </message>
        <message>
            <source>No sound output on this machine: played silently</source>
            <translation>本機沒有聲音輸出：無聲播放</translation>
        </message>
        <message>
            <source>One frame back</source>
            <translation>後退一格</translation>
        </message>
        <message>
            <source>One frame forward</source>
            <translation>前進一格</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>聲音</translation>
        </message>
        <message>
            <source>Timecode</source>
            <translation>時間碼</translation>
        </message>
    </context>
    <context>
        <name>CropSection</name>
        <message>
            <source>Across</source>
            <translation>水平</translation>
        </message>
        <message>
            <source>Crop</source>
            <translation>裁切</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>垂直</translation>
        </message>
        <message>
            <source>Frame ({0})</source>
            <translation>畫面（{0}）</translation>
        </message>
        <message>
            <source>Middle of the window from the left of the picture</source>
            <translation>視窗中心距畫面左邊</translation>
        </message>
        <message>
            <source>Middle of the window from the top of the picture</source>
            <translation>視窗中心距畫面上邊</translation>
        </message>
        <message>
            <source>Moves over {0} keys; a change sets a key at the playhead</source>
            <translation>經過 {0} 個關鍵影格；更改會在播放頭處設定關鍵影格</translation>
        </message>
        <message>
            <source>None</source>
            <translation>無</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>Remove crop</source>
            <translation>移除裁切</translation>
        </message>
        <message>
            <source>Several</source>
            <translation>多個值</translation>
        </message>
        <message>
            <source>Shape</source>
            <translation>畫幅</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Whole picture</source>
            <translation>整個畫面</translation>
        </message>
        <message>
            <source>change crop</source>
            <translation>更改裁切</translation>
        </message>
        <message>
            <source>crop</source>
            <translation>裁切</translation>
        </message>
        <message>
            <source>remove crop</source>
            <translation>移除裁切</translation>
        </message>
    </context>
    <context>
        <name>CutButton</name>
        <message>
            <source>Add</source>
            <translation>新增</translation>
        </message>
        <message>
            <source>Add to the end of the cut</source>
            <translation>新增到成片末尾</translation>
        </message>
        <message>
            <source>Add “{0}” to the end of the cut</source>
            <translation>將「{0}」新增到成片末尾</translation>
        </message>
        <message>
            <source>Go to it in the cut</source>
            <translation>轉到成片中的位置</translation>
        </message>
        <message>
            <source>In cut</source>
            <translation>已用</translation>
        </message>
        <message>
            <source>In cut: go to “{0}”</source>
            <translation>已在成片中：轉到「{0}」</translation>
        </message>
    </context>
    <context>
        <name>DialogCommands</name>
        <message>
            <source>add a video first</source>
            <translation>請先新增影片</translation>
        </message>
        <message>
            <source>add footage first</source>
            <translation>請先新增素材</translation>
        </message>
        <message>
            <source>there is nothing on the timeline yet</source>
            <translation>時間軸上還沒有內容</translation>
        </message>
    </context>
    <context>
        <name>Downloads</name>
        <message>
            <source>Download {0}</source>
            <translation>下載 {0}</translation>
        </message>
    </context>
    <context>
        <name>DropArea</name>
        <message>
            <source>Add footage</source>
            <translation>新增素材</translation>
        </message>
        <message>
            <source>Drop files or folders anywhere</source>
            <translation>可將檔案或資料夾拖放到任意位置</translation>
        </message>
        <message>
            <source>Open project</source>
            <translation>開啟專案</translation>
        </message>
        <message>
            <source>Video and sound, or a Clipwright project</source>
            <translation>影片和聲音，或 Clipwright 專案</translation>
        </message>
    </context>
    <context>
        <name>DropFrame</name>
        <message>
            <source>Drop to add</source>
            <translation>放開以新增</translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message numerus="yes">
            <source>%n export(s)</source>
            <translation>
                <numerusform>%n 項匯出</numerusform>
            </translation>
        </message>
        <message>
            <source>Cuts by timecode, with the names of the footage</source>
            <translation>按時間碼記錄剪接點，附素材名稱</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>草稿</translation>
        </message>
        <message>
            <source>EDL, by clip name</source>
            <translation>EDL，按片段名稱</translation>
        </message>
        <message>
            <source>EDL, by reel and timecode</source>
            <translation>EDL，按卷名和時間碼</translation>
        </message>
        <message>
            <source>Encoder</source>
            <translation>編碼器</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>匯出</translation>
        </message>
        <message>
            <source>Export {0}</source>
            <translation>匯出 {0}</translation>
        </message>
        <message>
            <source>File name</source>
            <translation>檔名</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>資料夾</translation>
        </message>
        <message>
            <source>High</source>
            <translation>高</translation>
        </message>
        <message>
            <source>In to out</source>
            <translation>入點到出點</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>長度</translation>
        </message>
        <message>
            <source>Mark in and out first</source>
            <translation>請先標記入點和出點</translation>
        </message>
        <message>
            <source>OTIO, the most complete</source>
            <translation>OTIO，資訊最完整</translation>
        </message>
        <message>
            <source>One file, checked before it gets its name</source>
            <translation>單個檔案，檢查無誤後才命名</translation>
        </message>
        <message>
            <source>PCM, 24 bit</source>
            <translation>PCM，24 位</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>畫面</translation>
        </message>
        <message>
            <source>ProRes, software</source>
            <translation>ProRes，軟體編碼</translation>
        </message>
        <message>
            <source>Quality</source>
            <translation>品質</translation>
        </message>
        <message>
            <source>Range</source>
            <translation>範圍</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>替換</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>聲音</translation>
        </message>
        <message>
            <source>Standard</source>
            <translation>標準</translation>
        </message>
        <message>
            <source>The cut has another shape, so there are bars above and below it.</source>
            <translation>成片的畫幅不同，因此上下留黑邊。</translation>
        </message>
        <message>
            <source>The cut has another shape, so there are bars at its sides.</source>
            <translation>成片的畫幅不同，因此兩側留黑邊。</translation>
        </message>
        <message>
            <source>The cut is {0} × {1} and is enlarged.</source>
            <translation>成片為 {0} × {1}，會被放大。</translation>
        </message>
        <message>
            <source>The whole timeline, with links to the footage</source>
            <translation>完整的時間軸，附素材連結</translation>
        </message>
        <message>
            <source>These are there already and would be replaced: {0}</source>
            <translation>以下檔案已存在，將被替換：{0}</translation>
        </message>
        <message>
            <source>Tick what you want to export.</source>
            <translation>請勾選要匯出的內容。</translation>
        </message>
        <message>
            <source>Whole cut</source>
            <translation>整個成片</translation>
        </message>
        <message>
            <source>about {0}</source>
            <translation>約 {0}</translation>
        </message>
        <message>
            <source>{0} fps</source>
            <translation>{0} fps</translation>
        </message>
        <message>
            <source>{0} is there already and would be replaced.</source>
            <translation>{0} 已存在，將被替換。</translation>
        </message>
        <message>
            <source>{0} kHz</source>
            <translation>{0} kHz</translation>
        </message>
        <message>
            <source>{0}, hardware</source>
            <translation>{0}，硬體編碼</translation>
        </message>
        <message>
            <source>{0}, software</source>
            <translation>{0}，軟體編碼</translation>
        </message>
    </context>
    <context>
        <name>ExportQueue</name>
        <message>
            <source>Export {0}</source>
            <translation>匯出 {0}</translation>
        </message>
        <message>
            <source>waiting its turn</source>
            <translation>正在排隊</translation>
        </message>
    </context>
    <context>
        <name>FaceChoice</name>
        <message>
            <source>Automatic</source>
            <translation>自動</translation>
        </message>
    </context>
    <context>
        <name>Facts</name>
        <message>
            <source>Note</source>
            <translation>備註</translation>
        </message>
    </context>
    <context>
        <name>Files</name>
        <message>
            <source>All files</source>
            <translation>所有檔案</translation>
        </message>
        <message>
            <source>Clipwright projects</source>
            <translation>Clipwright 專案</translation>
        </message>
        <message>
            <source>Open project</source>
            <translation>開啟專案</translation>
        </message>
        <message>
            <source>Open the copy before it</source>
            <translation>開啟上一個副本</translation>
        </message>
        <message>
            <source>Remove from the list</source>
            <translation>從清單中移除</translation>
        </message>
        <message>
            <source>Save as</source>
            <translation>另存新檔</translation>
        </message>
        <message>
            <source>Save elsewhere</source>
            <translation>儲存到別處</translation>
        </message>
        <message>
            <source>Save project</source>
            <translation>儲存專案</translation>
        </message>
        <message>
            <source>Untitled</source>
            <translation>未命名</translation>
        </message>
    </context>
    <context>
        <name>FirstRun</name>
        <message>
            <source>Clipwright watches it, proposes a cut, and says why. Nothing leaves this machine.</source>
            <translation>Clipwright 觀看素材，提出剪輯方案，並說明理由。任何內容都不會離開本機。</translation>
        </message>
        <message>
            <source>Drop footage to begin</source>
            <translation>拖入素材即可開始</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>開始</translation>
        </message>
    </context>
    <context>
        <name>FolderField</name>
        <message>
            <source>Choose folder</source>
            <translation>選擇資料夾</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>資料夾</translation>
        </message>
    </context>
    <context>
        <name>FootagePicker</name>
        <message numerus="yes">
            <source>%n file(s), {0} of footage</source>
            <translation>
                <numerusform>%n 個檔案，共 {0} 素材</numerusform>
            </translation>
        </message>
        <message>
            <source>Change</source>
            <translation>更改</translation>
        </message>
        <message>
            <source>Change the footage</source>
            <translation>更改素材</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Footage</source>
            <translation>素材</translation>
        </message>
        <message>
            <source>No footage chosen</source>
            <translation>未選擇素材</translation>
        </message>
    </context>
    <context>
        <name>FrameView</name>
        <message>
            <source>A picture of {0} in the chosen shape</source>
            <translation>所選畫幅的 {0} 畫面</translation>
        </message>
    </context>
    <context>
        <name>Guard</name>
        <message numerus="yes">
            <source>%n job(s) would be stopped: {0}. What they had finished is kept.</source>
            <translation>
                <numerusform>將停止 %n 個任務：{0}。已完成的部分會保留。</numerusform>
            </translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>丟棄</translation>
        </message>
        <message>
            <source>It has no file yet. Kept for later, it is offered again at the next start.</source>
            <translation>它還沒有檔案。選擇留待以後，下次啟動時會再次提供。</translation>
        </message>
        <message>
            <source>Keep for later</source>
            <translation>留待以後</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>儲存</translation>
        </message>
        <message>
            <source>Save this project?</source>
            <translation>儲存此專案嗎？</translation>
        </message>
        <message>
            <source>Stop and close</source>
            <translation>停止並關閉</translation>
        </message>
        <message>
            <source>Stop what is running?</source>
            <translation>停止正在執行的任務嗎？</translation>
        </message>
    </context>
    <context>
        <name>HighlightsPanel</name>
        <message>
            <source>1 moment</source>
            <translation>1 個瞬間</translation>
        </message>
        <message>
            <source>Add footage</source>
            <translation>新增素材</translation>
        </message>
        <message>
            <source>Add footage, and the moments worth showing are found in it, each with its reasons.</source>
            <translation>新增素材後，會從中找出值得展示的瞬間，並說明理由。</translation>
        </message>
        <message>
            <source>Basic engine: by motion, sound, speech, faces and sharpness, not by what is meant</source>
            <translation>基礎引擎：依據運動、聲音、語音、臉部和清晰度，不理解內容含義</translation>
        </message>
        <message>
            <source>Best first</source>
            <translation>最佳優先</translation>
        </message>
        <message>
            <source>Cancel finding highlights</source>
            <translation>取消尋找精彩瞬間</translation>
        </message>
        <message>
            <source>Engine: {0}</source>
            <translation>引擎：{0}</translation>
        </message>
        <message>
            <source>Find again</source>
            <translation>重新尋找</translation>
        </message>
        <message>
            <source>Find highlights</source>
            <translation>尋找精彩瞬間</translation>
        </message>
        <message>
            <source>Find highlights again</source>
            <translation>重新尋找精彩瞬間</translation>
        </message>
        <message>
            <source>Find highlights in {0}</source>
            <translation>在 {0} 中尋找精彩瞬間</translation>
        </message>
        <message>
            <source>Find the moments worth showing</source>
            <translation>找出值得展示的瞬間</translation>
        </message>
        <message>
            <source>Finding highlights</source>
            <translation>正在尋找精彩瞬間</translation>
        </message>
        <message>
            <source>Highlights</source>
            <translation>精彩瞬間</translation>
        </message>
        <message>
            <source>In order</source>
            <translation>按順序</translation>
        </message>
        <message>
            <source>Looking at the footage</source>
            <translation>正在檢視素材</translation>
        </message>
        <message>
            <source>No footage yet</source>
            <translation>還沒有素材</translation>
        </message>
        <message>
            <source>No moment of this footage stands out. Other footage may have some.</source>
            <translation>這些素材中沒有突出的瞬間。其他素材中也許有。</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>未找到</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>排序</translation>
        </message>
        <message>
            <source>Sequence {0}</source>
            <translation>序列 {0}</translation>
        </message>
        <message>
            <source>The footage has changed since</source>
            <translation>此後素材有所更改</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重試</translation>
        </message>
        <message>
            <source>You can go on editing meanwhile.</source>
            <translation>期間可繼續編輯。</translation>
        </message>
        <message>
            <source>add highlight</source>
            <translation>新增精彩瞬間</translation>
        </message>
        <message>
            <source>{0} moment in the cut · {1}</source>
            <translation>成片中有 {0} 個瞬間 · {1}</translation>
        </message>
        <message>
            <source>{0} moments</source>
            <translation>{0} 個瞬間</translation>
        </message>
        <message>
            <source>{0} moments in the cut · {1}</source>
            <translation>成片中有 {0} 個瞬間 · {1}</translation>
        </message>
        <message>
            <source>{0} moments in {1} files</source>
            <translation>{1} 個檔案中有 {0} 個瞬間</translation>
        </message>
    </context>
    <context>
        <name>HistoryPanel</name>
        <message>
            <source>Do again up to here</source>
            <translation>重做到此處</translation>
        </message>
        <message>
            <source>Go back to here</source>
            <translation>回到此處</translation>
        </message>
        <message>
            <source>History</source>
            <translation>歷史記錄</translation>
        </message>
        <message>
            <source>Project opened</source>
            <translation>專案已開啟</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>步驟</translation>
        </message>
        <message>
            <source>current</source>
            <translation>目前</translation>
        </message>
        <message>
            <source>done</source>
            <translation>已完成</translation>
        </message>
        <message>
            <source>undone</source>
            <translation>已復原</translation>
        </message>
    </context>
    <context>
        <name>Inspector</name>
        <message>
            <source>Inspector</source>
            <translation>檢查器</translation>
        </message>
        <message>
            <source>Nothing to inspect yet</source>
            <translation>還沒有可檢查的內容</translation>
        </message>
        <message>
            <source>Put footage on the timeline. What you choose there is shown here, with the reason it was picked.</source>
            <translation>將素材放到時間軸上。在那裡選中的內容會顯示在此處，並附選取理由。</translation>
        </message>
        <message>
            <source>rename clip</source>
            <translation>重新命名片段</translation>
        </message>
    </context>
    <context>
        <name>JobEntry</name>
        <message>
            <source>Cancelled</source>
            <translation>已取消</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
    </context>
    <context>
        <name>JobRow</name>
        <message>
            <source>Cancel {0}</source>
            <translation>取消{0}</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>已取消</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>失敗</translation>
        </message>
        <message>
            <source>Go on with {0}</source>
            <translation>繼續 {0}</translation>
        </message>
        <message>
            <source>Log of {0}</source>
            <translation>{0}的日誌</translation>
        </message>
        <message>
            <source>Pause {0}</source>
            <translation>暫停 {0}</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>已暫停</translation>
        </message>
        <message>
            <source>Show the log of {0}</source>
            <translation>顯示{0}的日誌</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>等待中</translation>
        </message>
    </context>
    <context>
        <name>JobsTray</name>
        <message>
            <source>Clear finished jobs</source>
            <translation>清除已結束的任務</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>任務</translation>
        </message>
        <message>
            <source>No jobs</source>
            <translation>沒有任務</translation>
        </message>
        <message>
            <source>What takes a while is listed here.</source>
            <translation>耗時的工作會列在這裡。</translation>
        </message>
        <message>
            <source>{0} done</source>
            <translation>{0} 個完成</translation>
        </message>
        <message>
            <source>{0} failed</source>
            <translation>{0} 個失敗</translation>
        </message>
        <message>
            <source>{0} running</source>
            <translation>{0} 個執行中</translation>
        </message>
    </context>
    <context>
        <name>Keys</name>
        <message>
            <source>Timeline</source>
            <translation>時間軸</translation>
        </message>
        <message>
            <source>{0} tracks, nothing selected</source>
            <translation>{0} 條軌道，未選擇內容</translation>
        </message>
    </context>
    <context>
        <name>LossList</name>
        <message>
            <source>Changed</source>
            <translation>已更改</translation>
        </message>
        <message>
            <source>Kept</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>捨去</translation>
        </message>
        <message>
            <source>Looking at the timeline</source>
            <translation>正在檢視時間軸</translation>
        </message>
        <message>
            <source>What this format carries</source>
            <translation>此格式能包含的內容</translation>
        </message>
        <message>
            <source>{0} changed</source>
            <translation>{0} 項更改</translation>
        </message>
        <message>
            <source>{0} kept</source>
            <translation>{0} 項保留</translation>
        </message>
        <message>
            <source>{0} left out</source>
            <translation>{0} 項捨去</translation>
        </message>
        <message>
            <source>{0} more kept</source>
            <translation>另保留 {0} 項</translation>
        </message>
    </context>
    <context>
        <name>Machine</name>
        <message>
            <source>{0} cores</source>
            <translation>{0} 核</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Language</source>
            <translation>語言</translation>
        </message>
        <message>
            <source>Let go to add footage</source>
            <translation>放開以新增素材</translation>
        </message>
        <message>
            <source>Let go to open the project</source>
            <translation>放開以開啟專案</translation>
        </message>
        <message>
            <source>One project is open at a time; left alone: {0}</source>
            <translation>一次只開啟一個專案；未開啟：{0}</translation>
        </message>
        <message>
            <source>Recent projects</source>
            <translation>最近的專案</translation>
        </message>
        <message>
            <source>The language changes when Clipwright is opened again</source>
            <translation>重新開啟 Clipwright 後更改語言</translation>
        </message>
    </context>
    <context>
        <name>MakeReelDialog</name>
        <message>
            <source>As footage</source>
            <translation>與素材相同</translation>
        </message>
        <message>
            <source>Best first</source>
            <translation>最佳優先</translation>
        </message>
        <message>
            <source>Calm</source>
            <translation>舒緩</translation>
        </message>
        <message>
            <source>Choose at least one file.</source>
            <translation>請至少選擇一個檔案。</translation>
        </message>
        <message>
            <source>Even</source>
            <translation>均勻</translation>
        </message>
        <message>
            <source>Fast</source>
            <translation>快速</translation>
        </message>
        <message>
            <source>Footage</source>
            <translation>素材</translation>
        </message>
        <message>
            <source>Frame</source>
            <translation>畫面</translation>
        </message>
        <message>
            <source>Give a length from 1 s to 1 h, such as 45 or 1:30.</source>
            <translation>請輸入 1 秒到 1 小時的長度，例如 45 或 1:30。</translation>
        </message>
        <message>
            <source>In the order of the footage</source>
            <translation>按素材的順序</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>長度</translation>
        </message>
        <message>
            <source>Length in seconds, or minutes and seconds</source>
            <translation>長度，以秒或分秒計</translation>
        </message>
        <message>
            <source>Make highlight reel</source>
            <translation>製作精彩集錦</translation>
        </message>
        <message>
            <source>Make reel</source>
            <translation>製作集錦</translation>
        </message>
        <message>
            <source>Music</source>
            <translation>音樂</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>順序</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>Pace</source>
            <translation>節奏</translation>
        </message>
        <message>
            <source>Pictures of nearly this shape fill it, others stand between bars.</source>
            <translation>形狀相近的畫面會填滿，其他的兩側留黑邊。</translation>
        </message>
        <message>
            <source>Shape</source>
            <translation>畫幅</translation>
        </message>
        <message>
            <source>Shots of {0} to {1} s</source>
            <translation>鏡頭 {0} 到 {1} 秒</translation>
        </message>
        <message>
            <source>The best moment opens it</source>
            <translation>以最佳瞬間開場</translation>
        </message>
        <message>
            <source>The crop follows faces and people, and keeps to the middle where there are none.</source>
            <translation>裁切跟隨臉部和人物，沒有時保持置中。</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>時間順序</translation>
        </message>
        <message>
            <source>Works in the background. You can undo it in one step.</source>
            <translation>在背景進行。可一步復原。</translation>
        </message>
        <message>
            <source>{0} fps</source>
            <translation>{0} fps</translation>
        </message>
        <message>
            <source>{0} s</source>
            <translation>{0} 秒</translation>
        </message>
    </context>
    <context>
        <name>MarkerRow</name>
        <message>
            <source>Colour</source>
            <translation>顏色</translation>
        </message>
        <message>
            <source>Colour of the marker: {0}</source>
            <translation>標記顏色：{0}</translation>
        </message>
        <message>
            <source>Marker</source>
            <translation>標記</translation>
        </message>
        <message>
            <source>Name of the marker</source>
            <translation>標記名稱</translation>
        </message>
        <message>
            <source>Remove marker</source>
            <translation>移除標記</translation>
        </message>
    </context>
    <context>
        <name>MarkersPanel</name>
        <message>
            <source>Blue</source>
            <translation>藍色</translation>
        </message>
        <message>
            <source>Green</source>
            <translation>綠色</translation>
        </message>
        <message>
            <source>Markers</source>
            <translation>標記</translation>
        </message>
        <message>
            <source>No markers</source>
            <translation>沒有標記</translation>
        </message>
        <message>
            <source>Press M to mark what is at the playhead.</source>
            <translation>按 M 標記播放頭所在位置。</translation>
        </message>
        <message>
            <source>Purple</source>
            <translation>紫色</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>紅色</translation>
        </message>
        <message>
            <source>Yellow</source>
            <translation>黃色</translation>
        </message>
        <message>
            <source>colour marker</source>
            <translation>設定標記顏色</translation>
        </message>
        <message>
            <source>remove marker</source>
            <translation>移除標記</translation>
        </message>
        <message>
            <source>rename marker</source>
            <translation>重新命名標記</translation>
        </message>
    </context>
    <context>
        <name>MatchRow</name>
        <message>
            <source>Show {0} of {1}</source>
            <translation>顯示 {1} 的 {0}</translation>
        </message>
        <message>
            <source>{0}; no {1}</source>
            <translation>{0}；缺少 {1}</translation>
        </message>
    </context>
    <context>
        <name>MediaBin</name>
        <message>
            <source>Add footage</source>
            <translation>新增素材</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>所有檔案</translation>
        </message>
        <message>
            <source>Clear search</source>
            <translation>清除搜尋</translation>
        </message>
        <message>
            <source>Drop video, sound or pictures here</source>
            <translation>將影片、聲音或圖片拖放到此處</translation>
        </message>
        <message>
            <source>Footage</source>
            <translation>素材</translation>
        </message>
        <message>
            <source>Media</source>
            <translation>媒體</translation>
        </message>
        <message>
            <source>No footage</source>
            <translation>沒有素材</translation>
        </message>
        <message>
            <source>No footage yet</source>
            <translation>還沒有素材</translation>
        </message>
        <message>
            <source>No name has “{0}” in it</source>
            <translation>沒有名稱包含「{0}」</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>未找到</translation>
        </message>
        <message>
            <source>Search by name</source>
            <translation>按名稱搜尋</translation>
        </message>
        <message>
            <source>Show as grid</source>
            <translation>以網格顯示</translation>
        </message>
        <message>
            <source>Show as list</source>
            <translation>以清單顯示</translation>
        </message>
        <message>
            <source>Sort</source>
            <translation>排序</translation>
        </message>
        <message>
            <source>a name needs at least one letter</source>
            <translation>名稱至少需要一個字</translation>
        </message>
        <message>
            <source>remove 1 file</source>
            <translation>移除 1 個檔案</translation>
        </message>
        <message>
            <source>remove {0} files</source>
            <translation>移除 {0} 個檔案</translation>
        </message>
        <message>
            <source>rename footage</source>
            <translation>重新命名素材</translation>
        </message>
        <message>
            <source>there is nothing in it that could be added</source>
            <translation>其中沒有可新增的內容</translation>
        </message>
        <message>
            <source>was not removed: {0}</source>
            <translation>未移除：{0}</translation>
        </message>
        <message>
            <source>were left out: add them in a second step</source>
            <translation>未新增：請分次新增</translation>
        </message>
        <message>
            <source>{0} files</source>
            <translation>{0} 個檔案</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>{1} 個中的 {0} 個</translation>
        </message>
        <message>
            <source>{0} selected</source>
            <translation>已選 {0} 個</translation>
        </message>
    </context>
    <context>
        <name>MediaFacts</name>
        <message>
            <source>A still picture</source>
            <translation>一張靜態圖片</translation>
        </message>
        <message>
            <source>High dynamic range ({0})</source>
            <translation>高動態範圍（{0}）</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>聲音</translation>
        </message>
        <message>
            <source>Sound without a picture</source>
            <translation>沒有畫面的聲音</translation>
        </message>
        <message>
            <source>Still</source>
            <translation>靜態圖片</translation>
        </message>
        <message>
            <source>Stored turned, shown upright</source>
            <translation>儲存時有旋轉，顯示為正向</translation>
        </message>
        <message>
            <source>Variable frame rate, {0} in the mean</source>
            <translation>可變影格率，平均 {0}</translation>
        </message>
        <message>
            <source>mono</source>
            <translation>單聲道</translation>
        </message>
        <message>
            <source>stereo</source>
            <translation>立體聲</translation>
        </message>
        <message>
            <source>{0} fps</source>
            <translation>{0} fps</translation>
        </message>
    </context>
    <context>
        <name>Menus</name>
        <message>
            <source>Analyse</source>
            <translation>分析</translation>
        </message>
        <message>
            <source>Clip</source>
            <translation>片段</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>編輯</translation>
        </message>
        <message>
            <source>File</source>
            <translation>檔案</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>說明</translation>
        </message>
        <message>
            <source>Panels</source>
            <translation>面板</translation>
        </message>
        <message>
            <source>Playback</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Sequence</source>
            <translation>序列</translation>
        </message>
        <message>
            <source>Tool</source>
            <translation>工具</translation>
        </message>
        <message>
            <source>View</source>
            <translation>檢視</translation>
        </message>
    </context>
    <context>
        <name>ModelDetails</name>
        <message>
            <source>Account needed</source>
            <translation>需要帳號</translation>
        </message>
        <message>
            <source>Delete {0}</source>
            <translation>刪除 {0}</translation>
        </message>
        <message>
            <source>Does</source>
            <translation>用途</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>下載</translation>
        </message>
        <message>
            <source>Family</source>
            <translation>系列</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>資料夾</translation>
        </message>
        <message>
            <source>Forget</source>
            <translation>忘記</translation>
        </message>
        <message>
            <source>Forget this folder</source>
            <translation>忘記此資料夾</translation>
        </message>
        <message>
            <source>From</source>
            <translation>來源</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>繼續</translation>
        </message>
        <message>
            <source>Go on downloading</source>
            <translation>繼續下載</translation>
        </message>
        <message>
            <source>I have read the terms and agree</source>
            <translation>我已閱讀並同意條款</translation>
        </message>
        <message>
            <source>It cannot be had: {0}.</source>
            <translation>無法獲取：{0}。</translation>
        </message>
        <message>
            <source>Its publisher wants the terms accepted on the Hub, and your token in HF_TOKEN.</source>
            <translation>發布者要求在 Hub 上接受條款，並在 HF_TOKEN 中提供令牌。</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>Languages</source>
            <translation>語言</translation>
        </message>
        <message>
            <source>Licence: {0}.</source>
            <translation>授權：{0}。</translation>
        </message>
        <message>
            <source>Look for something else.</source>
            <translation>請換個內容查詢。</translation>
        </message>
        <message>
            <source>Memory, computed</source>
            <translation>記憶體，估算</translation>
        </message>
        <message>
            <source>Memory, computed from its parameters</source>
            <translation>記憶體，按參數量估算</translation>
        </message>
        <message>
            <source>Memory, measured</source>
            <translation>記憶體，實測</translation>
        </message>
        <message>
            <source>No model is found</source>
            <translation>未找到模型</translation>
        </message>
        <message>
            <source>On disk</source>
            <translation>佔用磁碟</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>參數量</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暫停</translation>
        </message>
        <message>
            <source>Paused: what was fetched is kept</source>
            <translation>已暫停：已下載的部分會保留</translation>
        </message>
        <message>
            <source>Read the terms</source>
            <translation>閱讀條款</translation>
        </message>
        <message>
            <source>Released</source>
            <translation>發布日期</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>The best here to: {0}.</source>
            <translation>在本機上最適合：{0}。</translation>
        </message>
        <message>
            <source>This version of Clipwright cannot run it yet.</source>
            <translation>此版本的 Clipwright 還不能執行它。</translation>
        </message>
        <message>
            <source>Throw away {0}</source>
            <translation>丟棄 {0}</translation>
        </message>
        <message>
            <source>{0}: fits here</source>
            <translation>{0}：本機可用</translation>
        </message>
    </context>
    <context>
        <name>ModelList</name>
        <message>
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>Not run by this version</source>
            <translation>此版本不能執行</translation>
        </message>
        <message>
            <source>On this machine</source>
            <translation>已在本機</translation>
        </message>
        <message>
            <source>Others</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>Recommended for this machine</source>
            <translation>推薦用於本機</translation>
        </message>
    </context>
    <context>
        <name>ModelRow</name>
        <message>
            <source>begun</source>
            <translation>已開始</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>已損壞</translation>
        </message>
        <message>
            <source>here</source>
            <translation>在本機</translation>
        </message>
        <message>
            <source>non-commercial</source>
            <translation>非商用</translation>
        </message>
        <message>
            <source>not released</source>
            <translation>未發布</translation>
        </message>
        <message>
            <source>not yet</source>
            <translation>尚未</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>已暫停</translation>
        </message>
        <message>
            <source>recommended</source>
            <translation>推薦</translation>
        </message>
    </context>
    <context>
        <name>Models</name>
        <message>
            <source>16 bits</source>
            <translation>16 位</translation>
        </message>
        <message>
            <source>4 bits</source>
            <translation>4 位</translation>
        </message>
        <message>
            <source>8 bits</source>
            <translation>8 位</translation>
        </message>
        <message>
            <source>Commercial use allowed</source>
            <translation>可商用</translation>
        </message>
        <message>
            <source>Commercial use unknown</source>
            <translation>能否商用不明</translation>
        </message>
        <message>
            <source>Not for commercial use</source>
            <translation>不可商用</translation>
        </message>
        <message>
            <source>about {0}</source>
            <translation>約 {0}</translation>
        </message>
        <message>
            <source>ask</source>
            <translation>問答</translation>
        </message>
        <message>
            <source>chapters</source>
            <translation>章節</translation>
        </message>
        <message>
            <source>describe</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>find</source>
            <translation>查詢</translation>
        </message>
        <message>
            <source>highlights</source>
            <translation>精彩瞬間</translation>
        </message>
        <message>
            <source>labels</source>
            <translation>標籤</translation>
        </message>
        <message>
            <source>many</source>
            <translation>多種</translation>
        </message>
        <message>
            <source>on the processor</source>
            <translation>在處理器上</translation>
        </message>
        <message>
            <source>others</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>partly in main memory</source>
            <translation>部分在主記憶體</translation>
        </message>
        <message>
            <source>search</source>
            <translation>搜尋</translation>
        </message>
        <message>
            <source>sounds</source>
            <translation>聲音</translation>
        </message>
        <message>
            <source>speak</source>
            <translation>朗讀</translation>
        </message>
        <message>
            <source>the newest when it is downloaded</source>
            <translation>下載時的最新版</translation>
        </message>
        <message>
            <source>titles</source>
            <translation>標題</translation>
        </message>
        <message>
            <source>transcribe</source>
            <translation>轉寫</translation>
        </message>
        <message>
            <source>translate</source>
            <translation>翻譯</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>{0} billion</source>
            <translation>{0} 十億</translation>
        </message>
        <message>
            <source>{0} million</source>
            <translation>{0} 百萬</translation>
        </message>
    </context>
    <context>
        <name>ModelsDialog</name>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Choose the folder of a model</source>
            <translation>選擇模型所在的資料夾</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Find a model or a task</source>
            <translation>查詢模型或用途</translation>
        </message>
        <message>
            <source>Looking at this machine</source>
            <translation>正在檢視本機</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>No graphics card for models</source>
            <translation>沒有可用於模型的顯示卡</translation>
        </message>
        <message>
            <source>No graphics card for models; {0} of main memory</source>
            <translation>沒有可用於模型的顯示卡；主記憶體 {0}</translation>
        </message>
        <message>
            <source>On this machine</source>
            <translation>已在本機</translation>
        </message>
        <message>
            <source>Suits this machine</source>
            <translation>適合本機</translation>
        </message>
        <message>
            <source>Use a folder</source>
            <translation>使用資料夾</translation>
        </message>
        <message>
            <source>Which models</source>
            <translation>哪些模型</translation>
        </message>
        <message>
            <source>{0} on this disk, in {1}</source>
            <translation>佔用此磁碟 {0}，位於 {1}</translation>
        </message>
        <message>
            <source>{0}, {1} of its own memory</source>
            <translation>{0}，自帶記憶體 {1}</translation>
        </message>
    </context>
    <context>
        <name>MomentCard</name>
        <message>
            <source>Play this moment</source>
            <translation>播放此瞬間</translation>
        </message>
        <message>
            <source>Score {0}</source>
            <translation>分數 {0}</translation>
        </message>
        <message>
            <source>Show {0} of {1}</source>
            <translation>顯示 {1} 的 {0}</translation>
        </message>
    </context>
    <context>
        <name>MusicField</name>
        <message>
            <source>All files</source>
            <translation>所有檔案</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>選擇</translation>
        </message>
        <message>
            <source>Choose music</source>
            <translation>選擇音樂</translation>
        </message>
        <message>
            <source>Choose other music: {0}</source>
            <translation>更換音樂：{0}</translation>
        </message>
        <message>
            <source>No music</source>
            <translation>無音樂</translation>
        </message>
        <message>
            <source>None</source>
            <translation>無</translation>
        </message>
        <message>
            <source>Sound and video</source>
            <translation>聲音和影片</translation>
        </message>
    </context>
    <context>
        <name>NewSequenceDialog</name>
        <message>
            <source>4K, 16:9</source>
            <translation>4K，16:9</translation>
        </message>
        <message>
            <source>Both sides are even numbers, since encoders need that.</source>
            <translation>寬高須為偶數，編碼器要求如此。</translation>
        </message>
        <message>
            <source>Drop-frame</source>
            <translation>掉格</translation>
        </message>
        <message>
            <source>Frame rate</source>
            <translation>影格率</translation>
        </message>
        <message>
            <source>Full HD, 16:9</source>
            <translation>全高畫質，16:9</translation>
        </message>
        <message>
            <source>Give it a name.</source>
            <translation>請輸入名稱。</translation>
        </message>
        <message>
            <source>HD, 16:9</source>
            <translation>高畫質，16:9</translation>
        </message>
        <message>
            <source>Height in pixels</source>
            <translation>高度（像素）</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名稱</translation>
        </message>
        <message>
            <source>New sequence</source>
            <translation>新建序列</translation>
        </message>
        <message>
            <source>Non-drop</source>
            <translation>非掉格</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>畫面</translation>
        </message>
        <message>
            <source>Portrait, 4:5</source>
            <translation>直幅，4:5</translation>
        </message>
        <message>
            <source>Sequence</source>
            <translation>序列</translation>
        </message>
        <message>
            <source>Square, 1:1</source>
            <translation>方形，1:1</translation>
        </message>
        <message>
            <source>Timecode</source>
            <translation>時間碼</translation>
        </message>
        <message>
            <source>Upright, 9:16</source>
            <translation>直式，9:16</translation>
        </message>
        <message>
            <source>Width in pixels</source>
            <translation>寬度（像素）</translation>
        </message>
        <message>
            <source>new sequence</source>
            <translation>新建序列</translation>
        </message>
        <message>
            <source>{0} fps</source>
            <translation>{0} fps</translation>
        </message>
    </context>
    <context>
        <name>Notice</name>
        <message>
            <source>Put away</source>
            <translation>收起</translation>
        </message>
        <message>
            <source>Put this message away</source>
            <translation>收起此訊息</translation>
        </message>
    </context>
    <context>
        <name>NoticeList</name>
        <message>
            <source>1 file could not be used</source>
            <translation>1 個檔案無法使用</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>備註</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>備註</translation>
        </message>
        <message>
            <source>{0} files could not be used</source>
            <translation>{0} 個檔案無法使用</translation>
        </message>
        <message>
            <source>{0} notes</source>
            <translation>{0} 條備註</translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message>
            <source>Messages</source>
            <translation>訊息</translation>
        </message>
    </context>
    <context>
        <name>Palette</name>
        <message>
            <source>Commands</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>Search commands</source>
            <translation>搜尋命令</translation>
        </message>
    </context>
    <context>
        <name>PanelCommands</name>
        <message>
            <source>Add footage first</source>
            <translation>請先加入素材</translation>
        </message>
        <message>
            <source>Select a clip first</source>
            <translation>請先選擇一個片段</translation>
        </message>
        <message>
            <source>Select a clip with a picture first</source>
            <translation>請先選擇帶畫面的片段</translation>
        </message>
        <message>
            <source>Select a clip with sound first</source>
            <translation>請先選擇帶聲音的片段</translation>
        </message>
        <message>
            <source>Select something on the timeline first</source>
            <translation>請先在時間軸上選擇內容</translation>
        </message>
        <message>
            <source>disable</source>
            <translation>停用</translation>
        </message>
        <message>
            <source>enable</source>
            <translation>啟用</translation>
        </message>
    </context>
    <context>
        <name>PanelTabs</name>
        <message>
            <source>More</source>
            <translation>更多</translation>
        </message>
        <message>
            <source>Panels</source>
            <translation>面板</translation>
        </message>
        <message>
            <source>Panels that do not fit</source>
            <translation>放不下的面板</translation>
        </message>
    </context>
    <context>
        <name>Panels</name>
        <message>
            <source>Find</source>
            <translation>尋找</translation>
        </message>
        <message>
            <source>Highlights</source>
            <translation>精彩瞬間</translation>
        </message>
        <message>
            <source>History</source>
            <translation>歷史記錄</translation>
        </message>
        <message>
            <source>Inspector</source>
            <translation>檢查器</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>任務</translation>
        </message>
        <message>
            <source>Markers</source>
            <translation>標記</translation>
        </message>
        <message>
            <source>Media</source>
            <translation>媒體</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>預覽</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>時間軸</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>逐字稿</translation>
        </message>
    </context>
    <context>
        <name>PictureSection</name>
        <message>
            <source>Enabled</source>
            <translation>啟用</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>內容</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>關</translation>
        </message>
        <message>
            <source>Opacity</source>
            <translation>不透明度</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>畫面</translation>
        </message>
        <message>
            <source>Several</source>
            <translation>多個值</translation>
        </message>
        <message>
            <source>What is not enabled keeps its place and is neither seen nor heard</source>
            <translation>未啟用的內容保留位置，但看不見也聽不到</translation>
        </message>
        <message>
            <source>change opacity</source>
            <translation>更改不透明度</translation>
        </message>
        <message>
            <source>disable</source>
            <translation>停用</translation>
        </message>
        <message>
            <source>enable</source>
            <translation>啟用</translation>
        </message>
    </context>
    <context>
        <name>PlayButton</name>
        <message>
            <source>Play</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
    </context>
    <context>
        <name>PreferencesDialog</name>
        <message>
            <source>Cache folder</source>
            <translation>快取資料夾</translation>
        </message>
        <message>
            <source>Changes when Clipwright is opened again</source>
            <translation>重新開啟 Clipwright 後生效</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清除</translation>
        </message>
        <message>
            <source>Clear the cache</source>
            <translation>清除快取</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>FFmpeg for rendering</source>
            <translation>用於算繪的 FFmpeg</translation>
        </message>
        <message>
            <source>Give the whole path of the folder.</source>
            <translation>請輸入資料夾的完整路徑。</translation>
        </message>
        <message>
            <source>Keys changed by hand go when another program's are taken</source>
            <translation>採用其他軟體的按鍵時，自行更改的按鍵會被清除</translation>
        </message>
        <message>
            <source>Keys of</source>
            <translation>按鍵方案</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>語言</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>淺色</translation>
        </message>
        <message>
            <source>Nothing slides or fades</source>
            <translation>不滑動也不淡化</translation>
        </message>
        <message>
            <source>Preferences</source>
            <translation>偏好設定</translation>
        </message>
        <message>
            <source>Reduce motion</source>
            <translation>減少動態效果</translation>
        </message>
        <message>
            <source>The one that comes with Clipwright</source>
            <translation>隨 Clipwright 提供的版本</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>主題</translation>
        </message>
        <message>
            <source>Used when Clipwright is opened again</source>
            <translation>重新開啟 Clipwright 後使用</translation>
        </message>
        <message>
            <source>Version {0}: {1}</source>
            <translation>版本 {0}：{1}</translation>
        </message>
        <message>
            <source>What was computed about footage; it can be computed again</source>
            <translation>對素材的計算結果；可以重新計算</translation>
        </message>
        <message>
            <source>{0} computed about footage; it can be computed again</source>
            <translation>{0} 的素材計算結果；可以重新計算</translation>
        </message>
    </context>
    <context>
        <name>PresetList</name>
        <message>
            <source>File</source>
            <translation>檔案</translation>
        </message>
        <message>
            <source>Timeline for another editor</source>
            <translation>供其他編輯軟體使用的時間軸</translation>
        </message>
    </context>
    <context>
        <name>Presets</name>
        <message>
            <source>OpenTimelineIO</source>
            <translation>OpenTimelineIO</translation>
        </message>
        <message>
            <source>Premiere</source>
            <translation>Premiere</translation>
        </message>
        <message>
            <source>ProRes master</source>
            <translation>ProRes 母帶</translation>
        </message>
        <message>
            <source>Resolve</source>
            <translation>Resolve</translation>
        </message>
        <message>
            <source>Same as the sequence</source>
            <translation>與序列相同</translation>
        </message>
        <message>
            <source>Shorts, Reels, TikTok</source>
            <translation>Shorts、Reels、TikTok</translation>
        </message>
        <message>
            <source>Sound only, M4A</source>
            <translation>僅聲音，M4A</translation>
        </message>
        <message>
            <source>Sound only, WAV</source>
            <translation>僅聲音，WAV</translation>
        </message>
        <message>
            <source>Square</source>
            <translation>方形</translation>
        </message>
        <message>
            <source>YouTube 1080p</source>
            <translation>YouTube 1080p</translation>
        </message>
        <message>
            <source>YouTube 4K</source>
            <translation>YouTube 4K</translation>
        </message>
    </context>
    <context>
        <name>PreviewPanel</name>
        <message numerus="yes">
            <source>%n dropped</source>
            <translation>
                <numerusform>掉 %n 格</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose footage in the bin to look at it here.</source>
            <translation>在素材箱中選擇素材，即可在此檢視。</translation>
        </message>
        <message>
            <source>Crop frame</source>
            <translation>裁切框</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>成片</translation>
        </message>
        <message>
            <source>Drag footage to the timeline, or have a highlight reel made.</source>
            <translation>將素材拖到時間軸，或製作精彩集錦。</translation>
        </message>
        <message>
            <source>Drop footage anywhere in the window.</source>
            <translation>將素材拖放到視窗的任意位置。</translation>
        </message>
        <message>
            <source>Full quality</source>
            <translation>完整畫質</translation>
        </message>
        <message>
            <source>No footage chosen</source>
            <translation>未選擇素材</translation>
        </message>
        <message>
            <source>No footage yet</source>
            <translation>還沒有素材</translation>
        </message>
        <message>
            <source>Nothing in the cut yet</source>
            <translation>成片中還沒有內容</translation>
        </message>
        <message>
            <source>Offline: %1. Relink it in the bin.</source>
            <translation>離線：%1。請在素材箱中重新連結。</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>預覽</translation>
        </message>
        <message>
            <source>Proxy</source>
            <translation>代理</translation>
        </message>
        <message>
            <source>Safe areas</source>
            <translation>安全區</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>顯示</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>來源</translation>
        </message>
        <message>
            <source>move crop</source>
            <translation>移動裁切</translation>
        </message>
        <message>
            <source>no sound output</source>
            <translation>沒有聲音輸出</translation>
        </message>
    </context>
    <context>
        <name>Progress</name>
        <message>
            <source>a few seconds left</source>
            <translation>還剩幾秒</translation>
        </message>
        <message>
            <source>about {0} h left</source>
            <translation>約剩 {0} 小時</translation>
        </message>
        <message>
            <source>about {0} min left</source>
            <translation>約剩 {0} 分鐘</translation>
        </message>
        <message>
            <source>about {0} s left</source>
            <translation>約剩 {0} 秒</translation>
        </message>
    </context>
    <context>
        <name>Proxies</name>
        <message>
            <source>Proxy of %1</source>
            <translation>%1 的代理</translation>
        </message>
    </context>
    <context>
        <name>QObject</name>
        <message>
            <source>Add dissolve here</source>
            <translation>在此處新增疊化</translation>
        </message>
        <message>
            <source>Add track</source>
            <translation>新增軌道</translation>
        </message>
        <message>
            <source>All tracks default</source>
            <translation>所有軌道預設高度</translation>
        </message>
        <message>
            <source>All tracks large</source>
            <translation>所有軌道加高</translation>
        </message>
        <message>
            <source>All tracks small</source>
            <translation>所有軌道壓低</translation>
        </message>
        <message>
            <source>At</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>Backwards</source>
            <translation>倒放</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>藍色</translation>
        </message>
        <message>
            <source>Clip now</source>
            <translation>片段現為</translation>
        </message>
        <message>
            <source>Close gap</source>
            <translation>消除空隙</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>顏色</translation>
        </message>
        <message>
            <source>Cut now</source>
            <translation>成片現為</translation>
        </message>
        <message>
            <source>Default</source>
            <translation>預設</translation>
        </message>
        <message>
            <source>Delete track</source>
            <translation>刪除軌道</translation>
        </message>
        <message>
            <source>Dip to black</source>
            <translation>黑場過渡</translation>
        </message>
        <message>
            <source>Dissolve</source>
            <translation>疊化</translation>
        </message>
        <message>
            <source>Drag outwards to add a dissolve</source>
            <translation>向外拖曳以新增疊化</translation>
        </message>
        <message>
            <source>Evidence at {0}</source>
            <translation>依據，位於 {0}</translation>
        </message>
        <message>
            <source>For “{0}”</source>
            <translation>對應「{0}」</translation>
        </message>
        <message>
            <source>Green</source>
            <translation>綠色</translation>
        </message>
        <message>
            <source>Height</source>
            <translation>高度</translation>
        </message>
        <message>
            <source>Hide</source>
            <translation>隱藏</translation>
        </message>
        <message>
            <source>Large</source>
            <translation>大</translation>
        </message>
        <message>
            <source>Later clips move {0} left</source>
            <translation>後續片段左移 {0}</translation>
        </message>
        <message>
            <source>Later clips move {0} right</source>
            <translation>後續片段右移 {0}</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>鎖定</translation>
        </message>
        <message>
            <source>Mark in here</source>
            <translation>在此處標記入點</translation>
        </message>
        <message>
            <source>Mark out here</source>
            <translation>在此處標記出點</translation>
        </message>
        <message>
            <source>Marker</source>
            <translation>標記</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>缺失</translation>
        </message>
        <message>
            <source>Move playhead here</source>
            <translation>將播放頭移到此處</translation>
        </message>
        <message>
            <source>Move track down</source>
            <translation>軌道下移</translation>
        </message>
        <message>
            <source>Move track up</source>
            <translation>軌道上移</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>靜音</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名稱</translation>
        </message>
        <message>
            <source>Name of the marker</source>
            <translation>標記名稱</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>離線</translation>
        </message>
        <message>
            <source>Play at</source>
            <translation>播放速度</translation>
        </message>
        <message>
            <source>Purple</source>
            <translation>紫色</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>就緒</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>紅色</translation>
        </message>
        <message>
            <source>Remove crop</source>
            <translation>移除裁切</translation>
        </message>
        <message>
            <source>Remove marker</source>
            <translation>移除標記</translation>
        </message>
        <message>
            <source>Remove transition</source>
            <translation>移除轉場</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重新命名</translation>
        </message>
        <message>
            <source>Rename marker</source>
            <translation>重新命名標記</translation>
        </message>
        <message>
            <source>Rename track</source>
            <translation>重新命名軌道</translation>
        </message>
        <message>
            <source>Show in inspector</source>
            <translation>在檢查器中顯示</translation>
        </message>
        <message>
            <source>Show in media</source>
            <translation>在媒體中顯示</translation>
        </message>
        <message>
            <source>Small</source>
            <translation>小</translation>
        </message>
        <message>
            <source>Snaps to cut</source>
            <translation>吸附到剪接點</translation>
        </message>
        <message>
            <source>Snaps to in</source>
            <translation>吸附到入點</translation>
        </message>
        <message>
            <source>Snaps to marker</source>
            <translation>吸附到標記</translation>
        </message>
        <message>
            <source>Snaps to out</source>
            <translation>吸附到出點</translation>
        </message>
        <message>
            <source>Snaps to playhead</source>
            <translation>吸附到播放頭</translation>
        </message>
        <message>
            <source>Snaps to start</source>
            <translation>吸附到開頭</translation>
        </message>
        <message>
            <source>Snaps to {0}</source>
            <translation>吸附到 {0}</translation>
        </message>
        <message>
            <source>Solo</source>
            <translation>獨奏</translation>
        </message>
        <message>
            <source>Why this clip</source>
            <translation>為何選取此片段</translation>
        </message>
        <message>
            <source>Wipe</source>
            <translation>劃像</translation>
        </message>
        <message>
            <source>Yellow</source>
            <translation>黃色</translation>
        </message>
        <message>
            <source>chosen{0}: {1}</source>
            <translation>已選{0}：{1}</translation>
        </message>
        <message>
            <source>locked</source>
            <translation>已鎖定</translation>
        </message>
        <message>
            <source>off</source>
            <translation>關</translation>
        </message>
        <message>
            <source>selected</source>
            <translation>已選</translation>
        </message>
        <message>
            <source>{0} frame</source>
            <translation>{0} 影格</translation>
        </message>
        <message>
            <source>{0} frames</source>
            <translation>{0} 影格</translation>
        </message>
        <message>
            <source>{0} of {1} on {2}</source>
            <translation>{2} 上第 {0} 個，共 {1} 個</translation>
        </message>
        <message>
            <source>{0} to {1}</source>
            <translation>{0} 至 {1}</translation>
        </message>
    </context>
    <context>
        <name>QueryChips</name>
        <message>
            <source>A model looks for the sentence as a whole</source>
            <translation>由模型依整句尋找</translation>
        </message>
        <message>
            <source>Files are called so</source>
            <translation>檔名含有此詞</translation>
        </message>
        <message>
            <source>Looked for in what is said</source>
            <translation>在所說的話中尋找</translation>
        </message>
        <message>
            <source>The search goes without this word</source>
            <translation>尋找時忽略此詞</translation>
        </message>
        <message>
            <source>This is measured in the footage</source>
            <translation>這在素材中可以測量</translation>
        </message>
        <message>
            <source>any {0}</source>
            <translation>任何{0}</translation>
        </message>
        <message>
            <source>black</source>
            <translation>黑色</translation>
        </message>
        <message>
            <source>blue</source>
            <translation>藍色</translation>
        </message>
        <message>
            <source>bright picture</source>
            <translation>明亮畫面</translation>
        </message>
        <message>
            <source>brown</source>
            <translation>棕色</translation>
        </message>
        <message>
            <source>by the model</source>
            <translation>由模型</translation>
        </message>
        <message>
            <source>camera movement</source>
            <translation>鏡頭運動</translation>
        </message>
        <message>
            <source>close-up</source>
            <translation>特寫</translation>
        </message>
        <message>
            <source>colour</source>
            <translation>顏色</translation>
        </message>
        <message>
            <source>dark picture</source>
            <translation>昏暗畫面</translation>
        </message>
        <message>
            <source>face</source>
            <translation>人臉</translation>
        </message>
        <message>
            <source>fade</source>
            <translation>淡入淡出</translation>
        </message>
        <message>
            <source>fast movement</source>
            <translation>快速運動</translation>
        </message>
        <message>
            <source>file name</source>
            <translation>檔名</translation>
        </message>
        <message>
            <source>green</source>
            <translation>綠色</translation>
        </message>
        <message>
            <source>grey</source>
            <translation>灰色</translation>
        </message>
        <message>
            <source>hardly any colour</source>
            <translation>幾乎沒有色彩</translation>
        </message>
        <message>
            <source>little movement</source>
            <translation>很少運動</translation>
        </message>
        <message>
            <source>loud sound</source>
            <translation>響亮的聲音</translation>
        </message>
        <message>
            <source>measured</source>
            <translation>可測量</translation>
        </message>
        <message>
            <source>not understood</source>
            <translation>不理解</translation>
        </message>
        <message>
            <source>orange</source>
            <translation>橙色</translation>
        </message>
        <message>
            <source>person</source>
            <translation>人物</translation>
        </message>
        <message>
            <source>pink</source>
            <translation>粉色</translation>
        </message>
        <message>
            <source>purple</source>
            <translation>紫色</translation>
        </message>
        <message>
            <source>red</source>
            <translation>紅色</translation>
        </message>
        <message>
            <source>said</source>
            <translation>說到</translation>
        </message>
        <message>
            <source>several people</source>
            <translation>多人</translation>
        </message>
        <message>
            <source>silence</source>
            <translation>靜音</translation>
        </message>
        <message>
            <source>speech</source>
            <translation>說話</translation>
        </message>
        <message>
            <source>sudden sound</source>
            <translation>突然的聲音</translation>
        </message>
        <message>
            <source>vivid colour</source>
            <translation>鮮豔色彩</translation>
        </message>
        <message>
            <source>white</source>
            <translation>白色</translation>
        </message>
        <message>
            <source>yellow</source>
            <translation>黃色</translation>
        </message>
        <message>
            <source>“{0}” cannot be told apart; {1} is looked for instead</source>
            <translation>無法區分「{0}」，改為尋找{1}</translation>
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message>
            <source>Jobs</source>
            <translation>任務</translation>
        </message>
        <message>
            <source>Media</source>
            <translation>媒體</translation>
        </message>
        <message>
            <source>Media and jobs</source>
            <translation>媒體和任務</translation>
        </message>
    </context>
    <context>
        <name>ReadoutCard</name>
        <message>
            <source>In</source>
            <translation>入點</translation>
        </message>
        <message>
            <source>Out</source>
            <translation>出點</translation>
        </message>
    </context>
    <context>
        <name>RecentsCard</name>
        <message>
            <source>Open {0}</source>
            <translation>開啟 {0}</translation>
        </message>
        <message>
            <source>Recent projects</source>
            <translation>最近的專案</translation>
        </message>
    </context>
    <context>
        <name>Recovery</name>
        <message>
            <source> ({0} more)</source>
            <translation>（另有 {0} 個）</translation>
        </message>
        <message>
            <source>An untitled project from {0} was kept</source>
            <translation>保留了一個 {0} 的未命名專案</translation>
        </message>
        <message>
            <source>Open it</source>
            <translation>開啟</translation>
        </message>
        <message>
            <source>Throw away</source>
            <translation>丟棄</translation>
        </message>
        <message>
            <source>d MMMM, HH:mm</source>
            <translation>M月d日 HH:mm</translation>
        </message>
    </context>
    <context>
        <name>Reel</name>
        <message>
            <source>Highlight reel</source>
            <translation>精彩集錦</translation>
        </message>
        <message>
            <source>Make highlight reel</source>
            <translation>製作精彩集錦</translation>
        </message>
        <message>
            <source>Reel {0}</source>
            <translation>集錦 {0}</translation>
        </message>
        <message>
            <source>The project it was made for is closed, so the reel was dropped</source>
            <translation>所屬的專案已關閉，因此集錦未保留</translation>
        </message>
        <message>
            <source>make highlight reel</source>
            <translation>製作精彩集錦</translation>
        </message>
    </context>
    <context>
        <name>RelinkDialog</name>
        <message numerus="yes">
            <source>%n file(s) offline</source>
            <translation>
                <numerusform>%n 個檔案離線</numerusform>
            </translation>
        </message>
        <message>
            <source>All footage is where the project says.</source>
            <translation>所有素材都在專案所記的位置。</translation>
        </message>
        <message>
            <source>Footage is told by its content, so it is found under other names and in other folders too.</source>
            <translation>按內容識別素材，因此改名或移動到其他資料夾後也能找到。</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>已找到</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>離線</translation>
        </message>
        <message>
            <source>Offline footage</source>
            <translation>離線素材</translation>
        </message>
        <message>
            <source>Relink footage</source>
            <translation>重新連結素材</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜尋</translation>
        </message>
        <message>
            <source>Search in this folder and those in it</source>
            <translation>搜尋此資料夾及其子資料夾</translation>
        </message>
        <message>
            <source>Searching. Leaving stops it.</source>
            <translation>正在搜尋。離開即停止。</translation>
        </message>
        <message>
            <source>{0} of {1} found. Try another folder.</source>
            <translation>已找到 {1} 個中的 {0} 個。請試試其他資料夾。</translation>
        </message>
    </context>
    <context>
        <name>Relinking</name>
        <message>
            <source>Not relinked</source>
            <translation>未重新連結</translation>
        </message>
        <message>
            <source>relink 1 file</source>
            <translation>重新連結 1 個檔案</translation>
        </message>
        <message>
            <source>relink {0} files</source>
            <translation>重新連結 {0} 個檔案</translation>
        </message>
        <message>
            <source>stands for other footage now: “{0}” has another content</source>
            <translation>現在對應另一素材：「{0}」的內容不同</translation>
        </message>
        <message>
            <source>was not found in “{0}”: choose another folder</source>
            <translation>在「{0}」中未找到：請選擇其他資料夾</translation>
        </message>
    </context>
    <context>
        <name>SampleCard</name>
        <message>
            <source>A one-minute film and a finished 20 s reel of it, with reasons. Change anything.</source>
            <translation>一段一分鐘的影片和剪好的 20 秒集錦，附有選取理由。可任意修改。</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Made on this machine in about a minute</source>
            <translation>在本機製作，約需一分鐘</translation>
        </message>
        <message>
            <source>Making the sample</source>
            <translation>正在製作範例</translation>
        </message>
        <message>
            <source>Open sample</source>
            <translation>開啟範例</translation>
        </message>
        <message>
            <source>Open the sample project</source>
            <translation>開啟範例專案</translation>
        </message>
        <message>
            <source>Sample project</source>
            <translation>範例專案</translation>
        </message>
    </context>
    <context>
        <name>SampleJob</name>
        <message>
            <source>Sample project</source>
            <translation>範例專案</translation>
        </message>
        <message>
            <source>Sample reel</source>
            <translation>範例集錦</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重試</translation>
        </message>
        <message>
            <source>open sample</source>
            <translation>開啟範例</translation>
        </message>
    </context>
    <context>
        <name>ScopeButton</name>
        <message>
            <source>All footage</source>
            <translation>全部素材</translation>
        </message>
        <message>
            <source>Footage to search: {0}</source>
            <translation>要搜尋的素材：{0}</translation>
        </message>
        <message>
            <source>Which footage is searched</source>
            <translation>搜尋哪些素材</translation>
        </message>
        <message>
            <source>{0} files</source>
            <translation>{0} 個檔案</translation>
        </message>
    </context>
    <context>
        <name>ScrubBar</name>
        <message>
            <source>Position</source>
            <translation>位置</translation>
        </message>
    </context>
    <context>
        <name>SearchButton</name>
        <message>
            <source>Search commands</source>
            <translation>搜尋命令</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Clear</source>
            <translation>清除</translation>
        </message>
    </context>
    <context>
        <name>SearchPanel</name>
        <message>
            <source>1 match</source>
            <translation>1 個結果</translation>
        </message>
        <message>
            <source>A face in close-up, something red, a loud moment, a word that is said, a file's name.</source>
            <translation>臉部特寫、紅色的東西、響亮的時刻、說到的詞、檔名。</translation>
        </message>
        <message>
            <source>Add footage</source>
            <translation>加入素材</translation>
        </message>
        <message>
            <source>Add footage, and find in it what is seen, heard or said.</source>
            <translation>加入素材，即可尋找其中看到、聽到或說到的內容。</translation>
        </message>
        <message>
            <source>Add model</source>
            <translation>加入模型</translation>
        </message>
        <message>
            <source>Basic engine: by words and signals, not by what is meant</source>
            <translation>基礎引擎：依據詞語和訊號，而非含義</translation>
        </message>
        <message>
            <source>Before the first search, the footage is measured once: {0}.</source>
            <translation>首次尋找前，需要測量一次素材：{0}。</translation>
        </message>
        <message>
            <source>Below {0}</source>
            <translation>低於 {0}</translation>
        </message>
        <message>
            <source>Best first</source>
            <translation>最佳優先</translation>
        </message>
        <message>
            <source>Cancel measuring</source>
            <translation>取消測量</translation>
        </message>
        <message>
            <source>Engine: {0}</source>
            <translation>引擎：{0}</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>尋找</translation>
        </message>
        <message>
            <source>Find in the footage</source>
            <translation>在素材中尋找</translation>
        </message>
        <message>
            <source>In order</source>
            <translation>依順序</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>測量</translation>
        </message>
        <message>
            <source>Measure footage for searching</source>
            <translation>為尋找測量素材</translation>
        </message>
        <message>
            <source>Measuring footage</source>
            <translation>正在測量素材</translation>
        </message>
        <message>
            <source>Measuring the footage</source>
            <translation>正在測量素材</translation>
        </message>
        <message>
            <source>No footage yet</source>
            <translation>還沒有素材</translation>
        </message>
        <message>
            <source>No match</source>
            <translation>沒有結果</translation>
        </message>
        <message>
            <source>Not measured yet</source>
            <translation>尚未測量</translation>
        </message>
        <message>
            <source>Not understood: {0}. A search model finds what words describe.</source>
            <translation>不理解：{0}。搜尋模型可以找到詞語所描述的內容。</translation>
        </message>
        <message>
            <source>Nothing fits</source>
            <translation>沒有符合的內容</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>順序</translation>
        </message>
        <message>
            <source>Relink</source>
            <translation>重新連結</translation>
        </message>
        <message>
            <source>Searching</source>
            <translation>正在尋找</translation>
        </message>
        <message>
            <source>Sequence {0}</source>
            <translation>序列 {0}</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重試</translation>
        </message>
        <message>
            <source>Understood as</source>
            <translation>理解為</translation>
        </message>
        <message>
            <source>Weak matches</source>
            <translation>較弱的結果</translation>
        </message>
        <message>
            <source>What are you looking for?</source>
            <translation>您要找什麼？</translation>
        </message>
        <message>
            <source>What you ask for is not in this footage.</source>
            <translation>素材中沒有您要找的內容。</translation>
        </message>
        <message>
            <source>You can go on editing meanwhile.</source>
            <translation>其間可以繼續剪輯。</translation>
        </message>
        <message>
            <source>add found moment</source>
            <translation>加入找到的時刻</translation>
        </message>
        <message>
            <source>{0} and {1} more</source>
            <translation>{0} 等另外 {1} 個</translation>
        </message>
        <message>
            <source>{0} has not been measured yet and was not searched</source>
            <translation>{0} 尚未測量，未被尋找</translation>
        </message>
        <message>
            <source>{0} have not been measured yet and were not searched</source>
            <translation>{0} 尚未測量，未被尋找</translation>
        </message>
        <message>
            <source>{0} matches</source>
            <translation>{0} 個結果</translation>
        </message>
        <message>
            <source>{0} of {1} files searched in {2}</source>
            <translation>已搜尋 {0}/{1} 個檔案，用時 {2}</translation>
        </message>
        <message>
            <source>{0} was not searched: {1}</source>
            <translation>{0} 未被搜尋：{1}</translation>
        </message>
    </context>
    <context>
        <name>SectionHead</name>
        <message>
            <source>Close this section</source>
            <translation>收起此部分</translation>
        </message>
        <message>
            <source>Open this section</source>
            <translation>展開此部分</translation>
        </message>
    </context>
    <context>
        <name>SequenceSection</name>
        <message>
            <source>16:9 4K</source>
            <translation>16:9 4K</translation>
        </message>
        <message>
            <source>16:9 720p</source>
            <translation>16:9 720p</translation>
        </message>
        <message>
            <source>16:9 HD</source>
            <translation>16:9 高畫質</translation>
        </message>
        <message>
            <source>1:1 square</source>
            <translation>1:1 方形</translation>
        </message>
        <message>
            <source>4:5</source>
            <translation>4:5</translation>
        </message>
        <message>
            <source>9:16 upright</source>
            <translation>9:16 直式</translation>
        </message>
        <message>
            <source>Bring to loudness</source>
            <translation>調整到響度</translation>
        </message>
        <message>
            <source>Drop-frame timecode</source>
            <translation>掉格時間碼</translation>
        </message>
        <message>
            <source>Frame rate</source>
            <translation>影格率</translation>
        </message>
        <message>
            <source>Height in pixels</source>
            <translation>高度（像素）</translation>
        </message>
        <message>
            <source>Loudness</source>
            <translation>響度</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名稱</translation>
        </message>
        <message>
            <source>Name of the sequence</source>
            <translation>序列名稱</translation>
        </message>
        <message>
            <source>Own size</source>
            <translation>自定尺寸</translation>
        </message>
        <message>
            <source>Peak</source>
            <translation>峰值</translation>
        </message>
        <message>
            <source>Picture size</source>
            <translation>畫面尺寸</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>影格率</translation>
        </message>
        <message>
            <source>Sequence</source>
            <translation>序列</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>The export is brought to this loudness; the timeline plays as it is</source>
            <translation>匯出時調整到此響度；時間軸上照原樣播放</translation>
        </message>
        <message>
            <source>The rate can change only while the sequence is empty</source>
            <translation>僅當序列為空時才能更改影格率</translation>
        </message>
        <message>
            <source>True peak</source>
            <translation>真峰值</translation>
        </message>
        <message>
            <source>Width in pixels</source>
            <translation>寬度（像素）</translation>
        </message>
        <message>
            <source>change frame rate</source>
            <translation>更改影格率</translation>
        </message>
        <message>
            <source>change loudness</source>
            <translation>更改響度</translation>
        </message>
        <message>
            <source>change picture size</source>
            <translation>更改畫面尺寸</translation>
        </message>
        <message>
            <source>change timecode</source>
            <translation>更改時間碼</translation>
        </message>
        <message>
            <source>change true peak</source>
            <translation>更改真峰值</translation>
        </message>
        <message>
            <source>rename sequence</source>
            <translation>重新命名序列</translation>
        </message>
        <message>
            <source>{0} fps</source>
            <translation>{0} fps</translation>
        </message>
    </context>
    <context>
        <name>Sheet</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
    </context>
    <context>
        <name>ShellCommands</name>
        <message>
            <source>Open a project or add footage first</source>
            <translation>請先開啟專案或新增素材</translation>
        </message>
        <message>
            <source>There is nothing to save yet</source>
            <translation>還沒有可儲存的內容</translation>
        </message>
    </context>
    <context>
        <name>ShortcutEditor</name>
        <message>
            <source>Add as another</source>
            <translation>另外新增</translation>
        </message>
        <message>
            <source>Assign</source>
            <translation>指定</translation>
        </message>
        <message>
            <source>Change keyboard shortcuts</source>
            <translation>更改鍵盤快速鍵</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>已更改</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清除</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>Commands and their keys</source>
            <translation>命令及其按鍵</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>分組</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>按鍵</translation>
        </message>
        <message>
            <source>New key</source>
            <translation>新按鍵</translation>
        </message>
        <message>
            <source>Preset</source>
            <translation>預設</translation>
        </message>
        <message>
            <source>Press a key</source>
            <translation>請按鍵</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>重設</translation>
        </message>
        <message>
            <source>Reset all</source>
            <translation>全部重設</translation>
        </message>
        <message>
            <source>Search by command or key</source>
            <translation>按命令或按鍵搜尋</translation>
        </message>
        <message>
            <source>{0} belongs to: {1}. Assigning it takes it away there.</source>
            <translation>{0} 屬於：{1}。指定後將從那裡移除。</translation>
        </message>
    </context>
    <context>
        <name>ShortcutSheet</name>
        <message>
            <source>Change shortcuts</source>
            <translation>更改快速鍵</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>關閉</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>鍵盤快速鍵</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>列印</translation>
        </message>
        <message>
            <source>Save as PDF</source>
            <translation>存為 PDF</translation>
        </message>
        <message>
            <source>Saved as {0}</source>
            <translation>已存為 {0}</translation>
        </message>
    </context>
    <context>
        <name>SoundSection</name>
        <message>
            <source>Fade in</source>
            <translation>淡入</translation>
        </message>
        <message>
            <source>Fade out</source>
            <translation>淡出</translation>
        </message>
        <message>
            <source>Fades</source>
            <translation>淡化</translation>
        </message>
        <message>
            <source>Frames of fade in</source>
            <translation>淡入影格數</translation>
        </message>
        <message>
            <source>Frames of fade out</source>
            <translation>淡出影格數</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>靜音</translation>
        </message>
        <message>
            <source>Muted</source>
            <translation>已靜音</translation>
        </message>
        <message>
            <source>Several</source>
            <translation>多個值</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>聲音</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>音量</translation>
        </message>
        <message>
            <source>change fade in</source>
            <translation>更改淡入</translation>
        </message>
        <message>
            <source>change fade out</source>
            <translation>更改淡出</translation>
        </message>
        <message>
            <source>change volume</source>
            <translation>更改音量</translation>
        </message>
        <message>
            <source>fr</source>
            <translation>影格</translation>
        </message>
        <message>
            <source>mute</source>
            <translation>靜音</translation>
        </message>
        <message>
            <source>unmute</source>
            <translation>取消靜音</translation>
        </message>
    </context>
    <context>
        <name>SpeedSection</name>
        <message>
            <source>A clip that gets longer or shorter moves everything after it</source>
            <translation>片段變長或變短時，其後的內容隨之移動</translation>
        </message>
        <message>
            <source>Freeze</source>
            <translation>定格</translation>
        </message>
        <message>
            <source>Freeze frame</source>
            <translation>定格</translation>
        </message>
        <message>
            <source>Keep pitch</source>
            <translation>保持音高</translation>
        </message>
        <message>
            <source>Later clips follow</source>
            <translation>後續片段跟隨</translation>
        </message>
        <message>
            <source>Make even</source>
            <translation>設為偶數</translation>
        </message>
        <message>
            <source>Ramp</source>
            <translation>變速</translation>
        </message>
        <message>
            <source>Ramp with {0} keys, {1} to {2}%</source>
            <translation>變速，{0} 個關鍵影格，{1} 到 {2}%</translation>
        </message>
        <message>
            <source>Reverse</source>
            <translation>倒放</translation>
        </message>
        <message>
            <source>Several</source>
            <translation>多個值</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速度</translation>
        </message>
        <message>
            <source>Speed {0}%</source>
            <translation>速度 {0}%</translation>
        </message>
        <message>
            <source>Take the ramp away and play at 100%</source>
            <translation>取消變速，以 100% 播放</translation>
        </message>
        <message>
            <source>change pitch</source>
            <translation>更改音高</translation>
        </message>
        <message>
            <source>change speed</source>
            <translation>更改速度</translation>
        </message>
        <message>
            <source>freeze frame</source>
            <translation>定格</translation>
        </message>
        <message>
            <source>remove ramp</source>
            <translation>移除變速</translation>
        </message>
        <message>
            <source>reverse</source>
            <translation>倒放</translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message>
            <source>%1 at work</source>
            <translation>%1工作中</translation>
        </message>
        <message>
            <source>%1 ready</source>
            <translation>%1就緒</translation>
        </message>
        <message>
            <source>%1 stopped; the next job starts it again</source>
            <translation>%1已停止；下一個任務會重新啟動它</translation>
        </message>
        <message numerus="yes">
            <source>%n clip(s)</source>
            <translation>
                <numerusform>%n 個片段</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n dropped frame(s)</source>
            <translation>
                <numerusform>掉 %n 格</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) of footage</source>
            <translation>
                <numerusform>%n 個素材檔案</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n job(s) running</source>
            <translation>
                <numerusform>%n 個任務執行中</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n selected</source>
            <translation>
                <numerusform>已選 %n 個</numerusform>
            </translation>
        </message>
        <message>
            <source>Basic engine</source>
            <translation>基礎引擎</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>記憶體</translation>
        </message>
        <message>
            <source>No jobs</source>
            <translation>沒有任務</translation>
        </message>
        <message>
            <source>No project open</source>
            <translation>未開啟專案</translation>
        </message>
        <message>
            <source>Show the jobs</source>
            <translation>顯示任務</translation>
        </message>
        <message>
            <source>VRAM</source>
            <translation>影片記憶體</translation>
        </message>
        <message>
            <source>{0} of {1} GB</source>
            <translation>{0} / {1} GB</translation>
        </message>
    </context>
    <context>
        <name>Stills</name>
        <message>
            <source>Three stills of the sample film</source>
            <translation>範例影片的三張畫面</translation>
        </message>
    </context>
    <context>
        <name>StyleSection</name>
        <message>
            <source>Align</source>
            <translation>對齊</translation>
        </message>
        <message>
            <source>Bold</source>
            <translation>粗體</translation>
        </message>
        <message>
            <source>Box</source>
            <translation>底框</translation>
        </message>
        <message>
            <source>Box colour</source>
            <translation>底框顏色</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>顏色</translation>
        </message>
        <message>
            <source>Colour of the spoken word</source>
            <translation>正在說的詞的顏色</translation>
        </message>
        <message>
            <source>Default</source>
            <translation>預設</translation>
        </message>
        <message>
            <source>Font</source>
            <translation>字型</translation>
        </message>
        <message>
            <source>Height</source>
            <translation>高度</translation>
        </message>
        <message>
            <source>Italic</source>
            <translation>斜體</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>左</translation>
        </message>
        <message>
            <source>Middle</source>
            <translation>置中</translation>
        </message>
        <message>
            <source>New style like this one</source>
            <translation>以此新建樣式</translation>
        </message>
        <message>
            <source>Outline</source>
            <translation>描邊</translation>
        </message>
        <message>
            <source>Outline colour</source>
            <translation>描邊顏色</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>右</translation>
        </message>
        <message>
            <source>Several</source>
            <translation>多個值</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Spoken</source>
            <translation>正在說的詞</translation>
        </message>
        <message>
            <source>Style</source>
            <translation>樣式</translation>
        </message>
        <message>
            <source>Subtitle style</source>
            <translation>字幕樣式</translation>
        </message>
        <message>
            <source>add style</source>
            <translation>新增樣式</translation>
        </message>
        <message>
            <source>change style</source>
            <translation>更改樣式</translation>
        </message>
        <message>
            <source>choose style</source>
            <translation>選擇樣式</translation>
        </message>
    </context>
    <context>
        <name>TextSection</name>
        <message>
            <source>Ctrl+Enter keeps the text, Escape takes it back</source>
            <translation>Ctrl+Enter 保留文字，Esc 放棄修改</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>文字</translation>
        </message>
        <message>
            <source>change text</source>
            <translation>更改文字</translation>
        </message>
    </context>
    <context>
        <name>TimeSection</name>
        <message>
            <source>Duration</source>
            <translation>時長</translation>
        </message>
        <message>
            <source>Footage on a ramp or a freeze is trimmed on the timeline</source>
            <translation>帶變速或定格的素材請在時間軸上修剪</translation>
        </message>
        <message>
            <source>Later clips follow</source>
            <translation>後續片段跟隨</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>記錄</translation>
        </message>
        <message>
            <source>Record in</source>
            <translation>記錄入點</translation>
        </message>
        <message>
            <source>Record out</source>
            <translation>記錄出點</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>來源</translation>
        </message>
        <message>
            <source>Source in</source>
            <translation>來源入點</translation>
        </message>
        <message>
            <source>Source out</source>
            <translation>來源出點</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>時間</translation>
        </message>
        <message>
            <source>Trimming an end moves everything after it</source>
            <translation>修剪一端時，其後的內容隨之移動</translation>
        </message>
        <message>
            <source>move</source>
            <translation>移動</translation>
        </message>
        <message>
            <source>trim</source>
            <translation>修剪</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>Dissolve</source>
            <translation>疊化</translation>
        </message>
        <message>
            <source>Fade</source>
            <translation>淡化</translation>
        </message>
        <message>
            <source>Freeze</source>
            <translation>定格</translation>
        </message>
        <message>
            <source>Insert</source>
            <translation>插入</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>移動</translation>
        </message>
        <message>
            <source>Music</source>
            <translation>音樂</translation>
        </message>
        <message>
            <source>Muted</source>
            <translation>已靜音</translation>
        </message>
        <message>
            <source>Narration</source>
            <translation>旁白</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>關</translation>
        </message>
        <message>
            <source>Offline · relink</source>
            <translation>離線 · 重新連結</translation>
        </message>
        <message>
            <source>Overlay</source>
            <translation>疊加</translation>
        </message>
        <message>
            <source>Overwrite</source>
            <translation>覆蓋</translation>
        </message>
        <message>
            <source>Ramp {0} to {1}%</source>
            <translation>變速 {0} 到 {1}%</translation>
        </message>
        <message>
            <source>Ripple trim</source>
            <translation>波紋修剪</translation>
        </message>
        <message>
            <source>Roll</source>
            <translation>滾動</translation>
        </message>
        <message>
            <source>Slip</source>
            <translation>滑移</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>聲音</translation>
        </message>
        <message>
            <source>Subtitles</source>
            <translation>字幕</translation>
        </message>
        <message>
            <source>Trim</source>
            <translation>修剪</translation>
        </message>
        <message>
            <source>Video</source>
            <translation>影片</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>音量</translation>
        </message>
        <message>
            <source>add dissolve</source>
            <translation>新增疊化</translation>
        </message>
        <message>
            <source>add marker</source>
            <translation>新增標記</translation>
        </message>
        <message>
            <source>add track</source>
            <translation>新增軌道</translation>
        </message>
        <message>
            <source>append</source>
            <translation>追加</translation>
        </message>
        <message>
            <source>change fade</source>
            <translation>更改淡化</translation>
        </message>
        <message>
            <source>change marker</source>
            <translation>更改標記</translation>
        </message>
        <message>
            <source>change speed</source>
            <translation>更改速度</translation>
        </message>
        <message>
            <source>change text</source>
            <translation>更改文字</translation>
        </message>
        <message>
            <source>change transition</source>
            <translation>更改轉場</translation>
        </message>
        <message>
            <source>change volume</source>
            <translation>更改音量</translation>
        </message>
        <message>
            <source>close gap</source>
            <translation>消除空隙</translation>
        </message>
        <message>
            <source>cut</source>
            <translation>剪下</translation>
        </message>
        <message>
            <source>delete track</source>
            <translation>刪除軌道</translation>
        </message>
        <message>
            <source>enable or disable clip</source>
            <translation>啟用或停用片段</translation>
        </message>
        <message>
            <source>hide track</source>
            <translation>隱藏軌道</translation>
        </message>
        <message>
            <source>insert</source>
            <translation>插入</translation>
        </message>
        <message>
            <source>lift</source>
            <translation>提升</translation>
        </message>
        <message>
            <source>link clips</source>
            <translation>連結片段</translation>
        </message>
        <message>
            <source>lock track</source>
            <translation>鎖定軌道</translation>
        </message>
        <message>
            <source>move clips</source>
            <translation>移動片段</translation>
        </message>
        <message>
            <source>move marker</source>
            <translation>移動標記</translation>
        </message>
        <message>
            <source>move track</source>
            <translation>移動軌道</translation>
        </message>
        <message>
            <source>mute track</source>
            <translation>軌道靜音</translation>
        </message>
        <message>
            <source>overwrite</source>
            <translation>覆蓋</translation>
        </message>
        <message>
            <source>paste</source>
            <translation>貼上</translation>
        </message>
        <message>
            <source>remove crop</source>
            <translation>移除裁切</translation>
        </message>
        <message>
            <source>remove marker</source>
            <translation>移除標記</translation>
        </message>
        <message>
            <source>remove transition</source>
            <translation>移除轉場</translation>
        </message>
        <message>
            <source>rename clip</source>
            <translation>重新命名片段</translation>
        </message>
        <message>
            <source>rename track</source>
            <translation>重新命名軌道</translation>
        </message>
        <message>
            <source>ripple delete</source>
            <translation>波紋刪除</translation>
        </message>
        <message>
            <source>ripple trim</source>
            <translation>波紋修剪</translation>
        </message>
        <message>
            <source>roll</source>
            <translation>滾動</translation>
        </message>
        <message>
            <source>slip</source>
            <translation>滑移</translation>
        </message>
        <message>
            <source>solo track</source>
            <translation>軌道獨奏</translation>
        </message>
        <message>
            <source>split</source>
            <translation>拆分</translation>
        </message>
        <message>
            <source>trim</source>
            <translation>修剪</translation>
        </message>
        <message>
            <source>unlink clips</source>
            <translation>取消連結片段</translation>
        </message>
    </context>
    <context>
        <name>TimelineCanvas</name>
        <message>
            <source>Drop footage here to start a cut</source>
            <translation>將素材拖放到此處開始剪輯</translation>
        </message>
        <message>
            <source>Drop footage here, or put it in with the period key</source>
            <translation>將素材拖放到此處，或用句號鍵放入</translation>
        </message>
    </context>
    <context>
        <name>TimelinePanel</name>
        <message>
            <source>Scroll in time</source>
            <translation>在時間上滾動</translation>
        </message>
        <message>
            <source>Scroll tracks</source>
            <translation>滾動軌道</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>時間軸</translation>
        </message>
    </context>
    <context>
        <name>TitleBlock</name>
        <message>
            <source>Find</source>
            <translation>尋找</translation>
        </message>
        <message>
            <source>Highlights</source>
            <translation>精彩瞬間</translation>
        </message>
        <message>
            <source>Name of the clip</source>
            <translation>片段名稱</translation>
        </message>
        <message>
            <source>Narration</source>
            <translation>旁白</translation>
        </message>
        <message>
            <source>Subtitle</source>
            <translation>字幕</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>標題</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>逐字稿</translation>
        </message>
        <message>
            <source>Transition</source>
            <translation>轉場</translation>
        </message>
        <message>
            <source>{0} in all</source>
            <translation>共 {0}</translation>
        </message>
        <message>
            <source>{0} items</source>
            <translation>{0} 項</translation>
        </message>
        <message>
            <source>{0} · chosen by {1}</source>
            <translation>{0} · 由{1}選取</translation>
        </message>
        <message>
            <source>{0} · music of the reel</source>
            <translation>{0} · 集錦配樂</translation>
        </message>
    </context>
    <context>
        <name>ToolRow</name>
        <message>
            <source>No cut yet</source>
            <translation>還沒有成片</translation>
        </message>
        <message>
            <source>Timeline tools</source>
            <translation>時間軸工具</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>縮放</translation>
        </message>
        <message>
            <source>{0} s</source>
            <translation>{0} 秒</translation>
        </message>
        <message>
            <source>{0} s marked</source>
            <translation>已標記 {0} 秒</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Edited, kept safe</source>
            <translation>已修改，已妥善儲存</translation>
        </message>
        <message>
            <source>Every edit is on the disk already; saving brings the project file up to date.</source>
            <translation>每次編輯都已寫入磁碟；儲存會更新專案檔案。</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>匯出</translation>
        </message>
        <message>
            <source>Make highlight reel</source>
            <translation>製作精彩集錦</translation>
        </message>
        <message>
            <source>Not saved under a name yet</source>
            <translation>尚未命名儲存</translation>
        </message>
        <message>
            <source>Reel</source>
            <translation>集錦</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>已儲存</translation>
        </message>
        <message>
            <source>Untitled</source>
            <translation>未命名</translation>
        </message>
    </context>
    <context>
        <name>TrackHead</name>
        <message>
            <source>Hide {0}</source>
            <translation>隱藏{0}</translation>
        </message>
        <message>
            <source>Lock {0}</source>
            <translation>鎖定{0}</translation>
        </message>
        <message>
            <source>Mute {0}</source>
            <translation>{0}靜音</translation>
        </message>
        <message>
            <source>Solo {0}</source>
            <translation>{0}獨奏</translation>
        </message>
    </context>
    <context>
        <name>TrackSection</name>
        <message>
            <source>Hidden</source>
            <translation>已隱藏</translation>
        </message>
        <message>
            <source>Hide track</source>
            <translation>隱藏軌道</translation>
        </message>
        <message>
            <source>Mute track</source>
            <translation>軌道靜音</translation>
        </message>
        <message>
            <source>Muted</source>
            <translation>已靜音</translation>
        </message>
        <message>
            <source>Solo</source>
            <translation>獨奏</translation>
        </message>
        <message>
            <source>Track</source>
            <translation>軌道</translation>
        </message>
        <message>
            <source>Track volume</source>
            <translation>軌道音量</translation>
        </message>
        <message>
            <source>Track {0}</source>
            <translation>軌道 {0}</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>音量</translation>
        </message>
        <message>
            <source>change track volume</source>
            <translation>更改軌道音量</translation>
        </message>
        <message>
            <source>hide track</source>
            <translation>隱藏軌道</translation>
        </message>
        <message>
            <source>mute track</source>
            <translation>軌道靜音</translation>
        </message>
        <message>
            <source>show track</source>
            <translation>顯示軌道</translation>
        </message>
        <message>
            <source>solo track</source>
            <translation>軌道獨奏</translation>
        </message>
        <message>
            <source>unmute track</source>
            <translation>取消軌道靜音</translation>
        </message>
        <message>
            <source>unsolo track</source>
            <translation>取消軌道獨奏</translation>
        </message>
    </context>
    <context>
        <name>TranscriptPanel</name>
        <message>
            <source>1 place</source>
            <translation>1 處</translation>
        </message>
        <message>
            <source>Add footage</source>
            <translation>新增素材</translation>
        </message>
        <message>
            <source>Add footage in which somebody speaks, and cut it by its words.</source>
            <translation>新增有人講話的素材，然後依其文字來剪輯。</translation>
        </message>
        <message>
            <source>Add to timeline</source>
            <translation>加入時間軸</translation>
        </message>
        <message>
            <source>Append the selected words to the timeline</source>
            <translation>把選取的話接到時間軸末端</translation>
        </message>
        <message>
            <source>By {0}</source>
            <translation>由 {0} 轉寫</translation>
        </message>
        <message>
            <source>Cancel transcribing</source>
            <translation>取消轉寫</translation>
        </message>
        <message>
            <source>Cut the selected words out and close the gap</source>
            <translation>剪掉選取的話並閉合空隙</translation>
        </message>
        <message>
            <source>Footage</source>
            <translation>素材</translation>
        </message>
        <message>
            <source>From the subtitles in the file; times of words are estimated</source>
            <translation>來自檔案內的字幕；各詞的時間為估計值</translation>
        </message>
        <message>
            <source>From {0}; times of words are estimated</source>
            <translation>來自 {0}；各詞的時間為估計值</translation>
        </message>
        <message>
            <source>Look for a transcript again</source>
            <translation>重新尋找逐字稿</translation>
        </message>
        <message>
            <source>Looking for a transcript</source>
            <translation>正在尋找逐字稿</translation>
        </message>
        <message>
            <source>Make subtitles</source>
            <translation>產生字幕</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>No footage with sound yet</source>
            <translation>還沒有帶聲音的素材</translation>
        </message>
        <message>
            <source>No speech was found in this footage.</source>
            <translation>這段素材中沒有找到講話。</translation>
        </message>
        <message>
            <source>No words yet</source>
            <translation>還沒有文字</translation>
        </message>
        <message>
            <source>Nobody speaks</source>
            <translation>沒有人講話</translation>
        </message>
        <message>
            <source>Not said</source>
            <translation>沒有說到</translation>
        </message>
        <message>
            <source>Put a subtitle file (.srt, .vtt or .ass) of the same name beside the footage, or add a speech model.</source>
            <translation>在素材旁放一個同名的字幕檔（.srt、.vtt 或 .ass），或新增一個語音模型。</translation>
        </message>
        <message>
            <source>Put this footage on the timeline first</source>
            <translation>請先把這段素材放到時間軸上</translation>
        </message>
        <message>
            <source>Putting speech into words</source>
            <translation>正在把講話轉成文字</translation>
        </message>
        <message>
            <source>Remove from timeline</source>
            <translation>從時間軸移除</translation>
        </message>
        <message>
            <source>Search the transcript</source>
            <translation>搜尋逐字稿</translation>
        </message>
        <message>
            <source>Sequence {0}</source>
            <translation>序列 {0}</translation>
        </message>
        <message>
            <source>Subtitles of everything that is said</source>
            <translation>為所有講話產生字幕</translation>
        </message>
        <message>
            <source>Subtitles of the selected words</source>
            <translation>為選取的話產生字幕</translation>
        </message>
        <message>
            <source>The speech model {0} puts it into words, on this machine.</source>
            <translation>語音模型 {0} 會在本機上把它轉成文字。</translation>
        </message>
        <message>
            <source>Transcribe</source>
            <translation>轉寫</translation>
        </message>
        <message>
            <source>Transcribe {0}</source>
            <translation>轉寫 {0}</translation>
        </message>
        <message>
            <source>Transcribing</source>
            <translation>正在轉寫</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>逐字稿</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重試</translation>
        </message>
        <message>
            <source>What is said here?</source>
            <translation>這裡說了什麼？</translation>
        </message>
        <message>
            <source>You can go on editing meanwhile.</source>
            <translation>期間可繼續編輯。</translation>
        </message>
        <message>
            <source>add words</source>
            <translation>新增話語</translation>
        </message>
        <message>
            <source>make subtitles</source>
            <translation>產生字幕</translation>
        </message>
        <message>
            <source>remove words</source>
            <translation>移除話語</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>第 {0} 處，共 {1} 處</translation>
        </message>
        <message>
            <source>{0} places</source>
            <translation>{0} 處</translation>
        </message>
    </context>
    <context>
        <name>TranscriptText</name>
        <message>
            <source>Filler word</source>
            <translation>語氣詞</translation>
        </message>
        <message>
            <source>Profanity</source>
            <translation>粗話</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>逐字稿</translation>
        </message>
    </context>
    <context>
        <name>TransitionBlock</name>
        <message>
            <source>Dip to black</source>
            <translation>黑場過渡</translation>
        </message>
        <message>
            <source>Dissolve</source>
            <translation>疊化</translation>
        </message>
        <message>
            <source>Fade in on {0}</source>
            <translation>{0} 淡入</translation>
        </message>
        <message>
            <source>Fade out on {0}</source>
            <translation>{0} 淡出</translation>
        </message>
        <message>
            <source>Frames after the cut</source>
            <translation>剪接點後的影格數</translation>
        </message>
        <message>
            <source>Frames before the cut</source>
            <translation>剪接點前的影格數</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>類型</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>長度</translation>
        </message>
        <message>
            <source>On {0}, at frame {1}</source>
            <translation>位於{0}，第 {1} 影格</translation>
        </message>
        <message>
            <source>Remove transition</source>
            <translation>移除轉場</translation>
        </message>
        <message>
            <source>Wipe</source>
            <translation>劃像</translation>
        </message>
        <message>
            <source>change transition</source>
            <translation>更改轉場</translation>
        </message>
        <message>
            <source>fr</source>
            <translation>影格</translation>
        </message>
        <message>
            <source>remove transition</source>
            <translation>移除轉場</translation>
        </message>
    </context>
    <context>
        <name>TransitionSection</name>
        <message>
            <source>Transitions</source>
            <translation>轉場</translation>
        </message>
    </context>
    <context>
        <name>ValueField</name>
        <message>
            <source>Several</source>
            <translation>多個值</translation>
        </message>
        <message>
            <source>not a number: “{0}”</source>
            <translation>不是數字：「{0}」</translation>
        </message>
        <message>
            <source>not a timecode: “{0}”</source>
            <translation>不是時間碼：「{0}」</translation>
        </message>
    </context>
    <context>
        <name>WhySection</name>
        <message>
            <source>Asked for: “{0}”</source>
            <translation>查詢：「{0}」</translation>
        </message>
        <message>
            <source>Chosen by {0}, with the basic engine: by what is seen and heard</source>
            <translation>由{0}選取，使用基礎引擎：依據所見所聞</translation>
        </message>
        <message>
            <source>Chosen by {0}, with {1}</source>
            <translation>由{0}選取，使用 {1}</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>尋找</translation>
        </message>
        <message>
            <source>Go to {0} of the footage</source>
            <translation>轉到素材的 {0}</translation>
        </message>
        <message>
            <source>Highlights</source>
            <translation>精彩瞬間</translation>
        </message>
        <message>
            <source>Score {0}</source>
            <translation>分數 {0}</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>逐字稿</translation>
        </message>
        <message>
            <source>Why this clip</source>
            <translation>為何選取此片段</translation>
        </message>
        <message>
            <source>Your music, laid under the reel by its loudness</source>
            <translation>你的音樂，按響度墊在集錦之下</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>{0} s</source>
            <translation>{0} 秒</translation>
        </message>
        <message>
            <source>{0} – {1} s</source>
            <translation>{0} – {1} 秒</translation>
        </message>
    </context>
    <context>
        <name>Workspace</name>
        <message>
            <source>Engine panels</source>
            <translation>引擎面板</translation>
        </message>
    </context>
    <context>
        <name>ZoomButton</name>
        <message>
            <source>Fit</source>
            <translation>適合</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>縮放</translation>
        </message>
    </context>
    <context>
        <name>_Hints</name>
        <message>
            <source>both ends</source>
            <translation>兩端</translation>
        </message>
        <message>
            <source>cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>fine</source>
            <translation>精細</translation>
        </message>
        <message>
            <source>make room</source>
            <translation>騰出位置</translation>
        </message>
        <message>
            <source>no snap</source>
            <translation>不吸附</translation>
        </message>
        <message>
            <source>roll</source>
            <translation>滾動</translation>
        </message>
    </context>
    <context>
        <name>_Model</name>
        <message>
            <source>not possible now</source>
            <translation>現在無法執行</translation>
        </message>
    </context>
    <context>
        <name>_NameField</name>
        <message>
            <source>Name of the track</source>
            <translation>軌道名稱</translation>
        </message>
    </context>
</TS>
